import type { ReasonCode } from '../../shared/model'
import { IconLine } from './IconLine'
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
      {reasons.map((reason, at) => (
        <li key={`${reason.code} ${at}`}>
          <IconLine icon={reasonIcons[reason.code]}>
            <ReasonText reason={reason} />
          </IconLine>
        </li>
      ))}
    </ul>
  )
}
