import { CircleCheck, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Check } from '../../shared/model'
import { words } from '../messages/welcome'
import { toldOnce } from '../ui/complaints'
import { Hint } from '../ui/Hint'
import { keepTogether } from '../ui/keep-together'
import { localFigures } from '../ui/local-figures'
import { Section } from '../ui/Section'
import styles from './Checks.module.css'

const icons: Readonly<Record<Check['state'], LucideIcon>> = {
  ok: CircleCheck,
  warning: TriangleAlert,
  failed: CircleX,
}

/** What the doctor says of this computer: first what does not work, and what would mend it; what is well stays short. */
export function Checks({ checks }: { readonly checks: readonly Check[] | undefined }) {
  const inState = (wanted: Check['state']) => checks?.filter(({ state }) => state === wanted) ?? []
  const notable = toldOnce([...inState('failed'), ...inState('warning')])
  const well = inState('ok').length
  return (
    <Section title={words.checks}>
      {!checks && <p className={styles.quiet}>{words.checking}</p>}
      <ul className={styles.checks}>
        {notable.map((check) => (
          <CheckRow key={`${check.name} ${check.message}`} check={check} />
        ))}
        {checks && (notable.length === 0 || well > 0) && (
          <li className={styles.check}>
            <CircleCheck className={styles.icon} data-state="ok" size={16} aria-hidden />
            <p>{notable.length === 0 ? words.allWell : words.othersWell(well)}</p>
          </li>
        )}
      </ul>
    </Section>
  )
}

function CheckRow({ check: { state, message, hint } }: { readonly check: Check }) {
  const Icon = icons[state]
  return (
    <li className={styles.check}>
      <Icon
        className={styles.icon}
        data-state={state}
        size={16}
        role="img"
        aria-label={words.checkStates[state]}
      />
      <p>{keepTogether(localFigures(message))}</p>
      {hint && (
        <p className={styles.hint}>
          <Hint text={hint} />
        </p>
      )}
    </li>
  )
}
