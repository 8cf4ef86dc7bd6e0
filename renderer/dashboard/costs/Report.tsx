import type { ReactNode } from 'react'
import type { CostReport } from '../../../shared/model'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { Section } from '../../ui/Section'
import { hashOf } from '../route'
import { CostTable } from './CostTable'
import styles from './Costs.module.css'

interface ReportProps {
  readonly report: CostReport
  /** What stands there when nothing ran. */
  readonly children: ReactNode
}

/** Where work ran and for which jobs, for how long, and what it was charged. */
export function Report({ report, children }: ReportProps) {
  const { places, jobs, countedJobs, isWhole } = report
  return (
    <>
      <Section title={words.byPlace}>
        {places.length === 0 ? (
          children
        ) : (
          <CostTable columns={words.placeColumns} rows={places.map(placeRow)} />
        )}
      </Section>
      {jobs.length > 0 && (
        <Section title={words.byJob}>
          <CostTable columns={words.jobColumns} rows={jobs.map(jobRow)} />
        </Section>
      )}
      {!isWhole && <p className={styles.quiet}>{words.notWhole(countedJobs)}</p>}
    </>
  )
}

function placeRow({ place, jobs, ...took }: CostReport['places'][number]) {
  return { ...took, key: place, about: [words.place(place), words.count(jobs)] as const }
}

function jobRow({ id, name, state, ...took }: CostReport['jobs'][number]) {
  const link = <a href={hashOf({ room: 'jobs', job: id })}>{name}</a>
  return { ...took, key: id, about: [link, messages.states[state]] as const }
}
