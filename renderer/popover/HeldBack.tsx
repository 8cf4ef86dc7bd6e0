import type { Reason } from '../../shared/model'
import { messages } from '../messages'
import { Section } from '../ui/Section'
import styles from './HeldBack.module.css'

/** Each thing that keeps work from running, with its figure and what would change it. */
export function HeldBack({ reasons }: { readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  return (
    <Section title={messages.heldBack}>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={`${reason.code} ${reason.value}`}>
            <p>{reason.message}</p>
            <p className={styles.hint}>{reason.hint}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
