import { useEffect, useEffectEvent, useState } from 'react'
import { type Trouble, troubleOf } from '../asks'

/** What came of a question to the engine. */
export type Asked<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly answer: T }
  | { readonly state: 'refused'; readonly trouble: Trouble }

const waiting = { state: 'waiting' } as const

/**
 * Asks once for each `key`, and then again every `everySeconds` while the page is seen (not at all when undefined). An
 * answer stays until the next one is there; another key forgets it.
 */
export function useAsked<T>(key: string, ask: () => Promise<T>, everySeconds?: number): Asked<T> {
  const [got, setGot] = useState<{ readonly key: string; readonly asked: Asked<T> }>({ key, asked: waiting })
  const askNow = useEffectEvent(async (asking: string, isStale: () => boolean) => {
    const asked: Asked<T> = await ask().then(
      (answer) => ({ state: 'answered', answer }) as const,
      (error: unknown) => ({ state: 'refused', trouble: troubleOf(error) }) as const,
    )
    if (!isStale()) setGot({ key: asking, asked })
  })
  useEffect(() => {
    let isOver = false
    const again = () => {
      if (document.visibilityState === 'visible') void askNow(key, () => isOver)
    }
    again()
    document.addEventListener('visibilitychange', again)
    const timer = everySeconds === undefined ? undefined : setInterval(again, everySeconds * 1000)
    return () => {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [key, everySeconds])
  return got.key === key ? got.asked : waiting
}
