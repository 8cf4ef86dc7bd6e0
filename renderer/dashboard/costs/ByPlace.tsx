import type { CostReport } from '../../../shared/model'
import { formatSeconds } from '../../../shared/model/units'
import { words } from '../../messages/dashboard'
import { Section } from '../../ui/Section'
import styles from './Costs.module.css'

/** Where work ran, for how long, and what it was charged. */
export function ByPlace({ places }: Pick<CostReport, 'places'>) {
  return (
    <Section title={words.byPlace}>
      {places.length === 0 ? (
        <p className={styles.quiet}>{words.noWork}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {words.placeColumns.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(({ place, jobs, runSeconds, costUsd }) => (
              <tr key={place}>
                <td>{words.place(place)}</td>
                <td>{words.count(jobs)}</td>
                <td>{formatSeconds(runSeconds)}</td>
                <td>{words.money(costUsd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
