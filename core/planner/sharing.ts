/** Gives the same answer for the same key: thousands of jobs in one situation share one array of reasons. */
export function openSharing<Answer>(): (key: string | number, make: () => Answer) => Answer {
  const known = new Map<string | number, Answer>()
  return (key, make) => {
    const answer = known.get(key) ?? make()
    known.set(key, answer)
    return answer
  }
}
