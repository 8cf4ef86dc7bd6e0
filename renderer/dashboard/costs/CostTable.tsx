import type { ReactNode } from 'react'
import { localSeconds } from '../../ui/local-seconds'
import { words } from '../../messages/dashboard'
import styles from './Costs.module.css'

/** One line of the report: what it is about in two cells, then how long that worked and what it was charged. */
export interface CostRow {
  readonly key: string
  readonly about: readonly [ReactNode, ReactNode]
  readonly runSeconds: number
  readonly costUsd: number
}

interface CostTableProps {
  readonly columns: readonly string[]
  readonly rows: readonly CostRow[]
}

/** What work took and cost, a row for each place or job. */
export function CostTable({ columns, rows }: CostTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, about: [name, more], runSeconds, costUsd }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{more}</td>
            <td>{localSeconds(runSeconds)}</td>
            <td>{words.money(costUsd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
