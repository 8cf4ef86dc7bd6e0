import type { Reason } from '../../shared/model'
import { Hint } from './Hint'
import { keepTogether } from './keep-together'
import { reasonIcons } from './reason-icons'
import styles from './ReasonList.module.css'

/** A reason as people read it. */
export type ShownReason = Pick<Reason, 'code' | 'message' | 'hint'>

/** Why something does not run, each reason with what would change it. */
export function ReasonList({ reasons }: { readonly reasons: readonly ShownReason[] }) {
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ code, message, hint }, at) => {
        const Icon = reasonIcons[code]
        return (
          <li key={`${code} ${at}`} className={styles.reason}>
            <Icon className={styles.icon} size={16} aria-hidden />
            <p>{keepTogether(message)}</p>
            <p className={styles.hint}>
              <Hint text={hint} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}
