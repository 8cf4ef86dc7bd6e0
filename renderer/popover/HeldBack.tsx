import type { BlindSensor, Readiness, Reason } from '../../shared/model'
import { messages } from '../messages'
import { Hint } from '../ui/Hint'
import { keepTogether } from '../ui/keep-together'
import { reasonIcons } from '../ui/reason-icons'
import { Section } from '../ui/Section'
import styles from './HeldBack.module.css'

interface HeldBackProps {
  readonly readiness: Readiness
  readonly blind: readonly BlindSensor[]
}

/** Each thing that keeps work from running or from starting, with its figure and what would change it. */
export function HeldBack({ readiness: { vetoes, waits }, blind }: HeldBackProps) {
  const alsoWaits = waits.filter(({ code }) => !vetoes.some((veto) => veto.code === code))
  const reasons = [...vetoes, ...alsoWaits].filter(({ code }) => code !== 'sensorBlind')
  return (
    <>
      {blind.length > 0 && <ReasonList title={messages.unseen} reasons={blind.map(asReason)} />}
      {reasons.length > 0 && <ReasonList title={messages.heldBack} reasons={reasons} />}
    </>
  )
}

type Shown = Pick<Reason, 'code' | 'message' | 'hint'>

/** A blind sensor says which it is and how to mend it, which the veto that it causes does not. */
const asReason = ({ message, hint }: BlindSensor): Shown => ({ code: 'sensorBlind', message, hint })

function ReasonList({ title, reasons }: { readonly title: string; readonly reasons: readonly Shown[] }) {
  return (
    <Section title={title}>
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
    </Section>
  )
}
