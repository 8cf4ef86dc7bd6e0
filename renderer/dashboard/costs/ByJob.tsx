import type { CostReport } from '../../../shared/model'
import { formatSeconds } from '../../../shared/model/units'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { Section } from '../../ui/Section'
import { hashOf } from '../route'
import styles from './Costs.module.css'

/** The jobs that took most; nothing before one has run. */
export function ByJob({ jobs }: Pick<CostReport, 'jobs'>) {
  if (jobs.length === 0) return null
  return (
    <Section title={words.byJob}>
      <table className={styles.table}>
        <thead>
          <tr>
            {words.jobColumns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ id, name, state, runSeconds, costUsd }) => (
            <tr key={id}>
              <td>
                <a href={hashOf({ room: 'jobs', job: id })}>{name}</a>
              </td>
              <td>{messages.states[state]}</td>
              <td>{formatSeconds(runSeconds)}</td>
              <td>{words.money(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
