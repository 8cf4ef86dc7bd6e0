import type { BlindSensor, Readiness } from '../../shared/model'
import { messages } from '../messages'
import { ReasonList } from '../ui/ReasonList'
import { Section } from '../ui/Section'

interface HeldBackProps {
  readonly readiness: Readiness
  readonly blind: readonly BlindSensor[]
  /** Whether a job stands frozen, which goes on sooner than a new one starts. */
  readonly isFrozen: boolean
}

/** Each thing that keeps work from running or from starting, with its figure and what would change it. */
export function HeldBack({ readiness: { vetoes, waits }, blind, isFrozen }: HeldBackProps) {
  const alsoWaits = waits.filter(({ code }) => !vetoes.some((veto) => veto.code === code))
  // Where a rule asks more of a start, that is what everybody waits for, unless somebody only waits to go on.
  const held = vetoes.map((veto) => (!isFrozen && waits.find(({ code }) => code === veto.code)) || veto)
  const reasons = [...held, ...alsoWaits].filter(({ code }) => code !== 'sensorBlind')
  return (
    <>
      {blind.length > 0 && (
        <Section title={messages.unseen}>
          <ReasonList reasons={blind.map(asReason)} />
        </Section>
      )}
      {reasons.length > 0 && (
        <Section title={messages.heldBack}>
          <ReasonList reasons={reasons} />
        </Section>
      )}
    </>
  )
}

/** A blind sensor says which it is and how to mend it, which the veto that it causes does not. */
const asReason = ({ message, hint }: BlindSensor) => ({ code: 'sensorBlind', message, hint }) as const
