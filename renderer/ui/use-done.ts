import { useEffect, useState } from 'react'

const shownMs = 2000

/** Whether something was done just now: for two seconds after it is told so. */
export function useDone(): readonly [isDone: boolean, tell: (isDone: boolean) => void] {
  const [isDone, tell] = useState(false)
  useEffect(() => {
    if (!isDone) return undefined
    const timer = setTimeout(() => tell(false), shownMs)
    return () => clearTimeout(timer)
  }, [isDone])
  return [isDone, tell]
}
