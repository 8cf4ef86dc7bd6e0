import { useEffect, useState } from 'react'

/** What was asked for once, when it is there; a refusal is `ask`'s to show. */
export function useAnswer<Answer>(
  question: () => Promise<Answer>,
  ask: (wish: Promise<unknown>) => void,
): readonly [Answer | undefined, (answer: Answer) => void] {
  const [answer, setAnswer] = useState<Answer>()
  // The first question is the one that is asked; the next renders only repeat it.
  const [first] = useState(() => ({ question, ask }))
  useEffect(() => first.ask(first.question().then(setAnswer)), [first])
  return [answer, setAnswer]
}
