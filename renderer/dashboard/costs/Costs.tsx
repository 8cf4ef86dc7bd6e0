import { useStore } from 'zustand'
import type { Cost } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import type { Mirror } from '../../mirror'
import { Bar } from '../../ui/Bar'
import { Section } from '../../ui/Section'
import { Empty } from '../Empty'
import { Heading } from '../Heading'
import styles from './Costs.module.css'

/** What work has cost, against what it may cost. */
export function Costs({ mirror }: { readonly mirror: Mirror }) {
  const cost = useStore(mirror, (mirrored) => mirrored.status?.cost)
  return (
    <>
      <Heading title={words.room.costs} />
      <div className={styles.page}>{cost ? <Shown cost={cost} /> : <p>{words.reading}</p>}</div>
    </>
  )
}

function Shown({ cost }: { readonly cost: Cost }) {
  const { todayUsd, weekUsd, monthUsd, reservedUsd, savedUsd, limits } = cost
  const isNothing = monthUsd === 0 && weekUsd === 0 && reservedUsd === 0 && savedUsd === 0
  return (
    <>
      <Section title={words.budgets}>
        <ul className={styles.budgets}>
          <Budget name={words.periods.today} spent={todayUsd} limit={limits.dailyUsd} />
          <Budget name={words.periods.week} spent={weekUsd} limit={limits.weeklyUsd} />
          <Budget name={words.periods.month} spent={monthUsd} limit={limits.monthlyUsd} />
        </ul>
        {!isNothing && (
          <dl className={styles.more}>
            <dt>{words.reserved}</dt>
            <dd>{words.money(reservedUsd)}</dd>
            <dt>{words.saved}</dt>
            <dd>{words.money(savedUsd)}</dd>
          </dl>
        )}
      </Section>
      {isNothing && <Empty title={words.nothingSpent} text={words.nothingSpentHint} />}
    </>
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
      <p className={styles.line}>
        <span>{name}</span>
        <bdi className={styles.figures}>{figures}</bdi>
      </p>
      <Bar percent={limit > 0 ? Math.min(100, (spent / limit) * 100) : 0} label={`${name}: ${figures}`} />
    </li>
  )
}
