import type { Cost } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { Bar } from '../../ui/Bar'
import { Section } from '../../ui/Section'
import styles from './Costs.module.css'

/** Day, week and month, each against its budget. */
export function Budgets({ cost: { todayUsd, weekUsd, monthUsd, limits } }: { readonly cost: Cost }) {
  return (
    <Section title={words.budgets}>
      <ul className={styles.budgets}>
        <Budget name={words.periods.today} spent={todayUsd} limit={limits.dailyUsd} />
        <Budget name={words.periods.week} spent={weekUsd} limit={limits.weeklyUsd} />
        <Budget name={words.periods.month} spent={monthUsd} limit={limits.monthlyUsd} />
      </ul>
    </Section>
  )
}

interface BudgetProps {
  readonly name: string
  readonly spent: number
  readonly limit: number
}

function Budget({ name, spent, limit }: BudgetProps) {
  const figures = words.spentOf(words.money(spent), words.money(limit))
  return (
    <li>
      <p>{name}</p>
      <p className={styles.spent}>
        <bdi className={styles.money}>{words.money(spent)}</bdi>
        <bdi className={styles.quiet}>{words.ofLimit(words.money(limit))}</bdi>
      </p>
      <Bar percent={limit > 0 ? Math.min(100, (spent / limit) * 100) : 0} label={`${name}: ${figures}`} />
    </li>
  )
}
