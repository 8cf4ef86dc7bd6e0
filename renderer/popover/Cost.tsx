import type { Status } from '../../shared/model'
import { messages } from '../messages'
import { Section } from '../ui/Section'
import styles from './Cost.module.css'

const dollars = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' })

/** What today cost of what it may cost, and what was saved; nothing as long as nothing was ever spent. */
export function Cost({ cost }: Pick<Status, 'cost'>) {
  const { todayUsd, monthUsd, reservedUsd, savedUsd, limits } = cost
  if (monthUsd + reservedUsd + savedUsd === 0) return null
  return (
    <Section title={messages.cost}>
      <p className={styles.line}>
        <span>{messages.costToday(dollars.format(todayUsd), dollars.format(limits.dailyUsd))}</span>
        {savedUsd > 0 && <span className={styles.saved}>{messages.costSaved(dollars.format(savedUsd))}</span>}
      </p>
    </Section>
  )
}
