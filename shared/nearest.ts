/**
 * The known word closest to what was typed, for "did you mean": Damerau-Levenshtein distance (optimal string alignment),
 * at most a third of the word's length and never more than three; a matching last part of a dotted key counts too.
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const word of known) {
    const distance = distanceBetween(wanted, word.toLowerCase())
    if (distance <= allowance(wanted, word) && distance < (best?.distance ?? Infinity))
      best = { word, distance }
  }
  return best?.word ?? known.find((word) => lastPart(word) === lastPart(wanted)) ?? beginning(wanted, known)
}

function allowance(typed: string, word: string): number {
  return Math.min(3, Math.ceil(Math.max(typed.length, word.length) / 3))
}

function lastPart(key: string): string {
  return key.toLowerCase().slice(key.lastIndexOf('.') + 1)
}

/** An abbreviation such as `mem` stands for the one known word that begins with it. */
function beginning(typed: string, known: readonly string[]): string | undefined {
  const longer = known.filter((word) => typed.length > 1 && word.toLowerCase().startsWith(typed))
  return longer.length === 1 ? longer[0] : undefined
}

function distanceBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(
        Math.min(
          (last[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (last[column - 1] ?? Infinity) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
