import type { BlindSensor, Job, Readiness } from '../../shared/model'
import { messages } from '../messages'
import { byComplaint } from '../ui/complaints'
import { ReasonList } from '../ui/ReasonList'
import { Section } from '../ui/Section'
import { heldBackBy } from './held-back-by'

interface HeldBackProps {
  readonly readiness: Readiness
  readonly blind: readonly BlindSensor[]
  readonly jobs: readonly Job[]
}

/** Each thing that keeps work from running or from starting, with its figure and what would change it. */
export function HeldBack({ readiness, blind, jobs }: HeldBackProps) {
  const reasons = heldBackBy(readiness, jobs).filter(({ code }) => code !== 'sensorBlind')
  return (
    <>
      {blind.length > 0 && (
        <Section title={messages.unseen}>
          <ReasonList reasons={byComplaint(blind, (each) => each).map(([first]) => asReason(first))} />
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
