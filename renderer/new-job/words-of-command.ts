/**
 * Splits a command as a shell would: blanks part words, quotes keep them, a backslash makes the next quote, blank or
 * backslash an ordinary character and hides the end of a line (any other backslash stands for itself, so that Windows paths
 * stay whole). Nothing is expanded.
 * `undefined` when a quote is not closed.
 */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const next = text[at + 1]
    if (sign === '\\' && quote !== "'" && next === '\n') {
      at += 1
    } else if (sign === '\\' && quote !== "'" && next !== undefined && isEscaped(next, quote)) {
      word = (word ?? '') + next
      at += 1
    } else if (quote !== undefined) {
      if (sign === quote) quote = undefined
      else word = (word ?? '') + sign
    } else if (sign === '"' || sign === "'") {
      quote = sign
      word ??= ''
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + sign
  }
  if (quote !== undefined) return undefined
  return word === undefined ? words : [...words, word]
}

const isEscaped = (sign: string, quote: string | undefined) =>
  quote === '"' ? sign === '"' || sign === '\\' : /["'\\\s]/.test(sign)
