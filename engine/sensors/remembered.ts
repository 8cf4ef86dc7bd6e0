/** An answer that is kept for a while, for questions that cost more than a look at every read is worth. */
export interface Remembered<T> {
  read(): Promise<T>
  /** The next read asks again: for when one is told that something changed. */
  readonly forget: () => void
}

/**
 * Asks when there is no answer younger than `forMs`; readers that come meanwhile share the question. What is forgotten
 * while the question is under way is asked again by the next reader. `ask` must not reject.
 */
export function createRemembered<T>(ask: () => Promise<T>, forMs: number): Remembered<T> {
  let answer: Promise<T> | null = null
  let freshUntil = 0
  return {
    read() {
      if (answer === null || performance.now() >= freshUntil) {
        freshUntil = performance.now() + forMs
        answer = ask()
      }
      return answer
    },
    forget() {
      freshUntil = 0
    },
  }
}
