/**
 * Remembers what a costly question was answered with for `seconds`, and asks again after that. Those who ask while an
 * answer is under way share it; a failed answer is not remembered.
 */
export function askRarely<T>(seconds: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  let until = 0
  return () => {
    if (answer !== undefined && performance.now() < until) return answer
    const asked = ask()
    answer = asked
    until = performance.now() + seconds * 1000
    asked.catch(() => {
      if (answer === asked) answer = undefined
    })
    return asked
  }
}
