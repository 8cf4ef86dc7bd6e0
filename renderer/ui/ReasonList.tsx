import type { ReasonCode } from '../../shared/model'
import { reasonIcons } from './reason-icons'
import styles from './ReasonList.module.css'
import { ReasonText } from './ReasonText'
import type { ShownReason } from './reason-words'

/** Why something does not run, each reason with what would change it. */
export function ReasonList({
  reasons,
}: {
  readonly reasons: readonly (ShownReason & { readonly code: ReasonCode })[]
}) {
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason, at) => {
        const Icon = reasonIcons[reason.code]
        return (
          <li key={`${reason.code} ${at}`} className={styles.reason}>
            <Icon className={styles.icon} size={16} aria-hidden />
            <div>
              <ReasonText reason={reason} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
