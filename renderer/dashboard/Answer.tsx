import type { ReactNode } from 'react'
import { words } from '../messages/dashboard'
import { Notice } from '../ui/Notice'
import styles from './Answer.module.css'
import type { Asked } from './use-asked'

interface AnswerProps<T> {
  readonly asked: Asked<T>
  readonly children: (answer: T) => ReactNode
}

/** What the engine answered; until then that it is being read, and if it refuses, why. */
export function Answer<T>({ asked, children }: AnswerProps<T>) {
  if (asked.state === 'answered') return children(asked.answer)
  if (asked.state === 'refused') return <Notice tone="bad" {...asked.trouble} />
  return <p className={styles.waiting}>{words.reading}</p>
}
