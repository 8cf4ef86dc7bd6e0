import type { Status } from '../../shared/model'
import { localDollars } from '../../shared/model/money'
import { messages } from '../messages'
import { Section } from '../ui/Section'
import styles from './Cost.module.css'

/** Whether all that Lull did was free: the footer then says so in two words. */
export const isFree = ({ weekUsd, monthUsd, reservedUsd, savedUsd }: Status['cost']) =>
  weekUsd + monthUsd + reservedUsd + savedUsd === 0

/** What today cost of what it may cost, and what was saved; nothing as long as nothing was ever spent. */
export function Cost({ cost }: Pick<Status, 'cost'>) {
  const { todayUsd, savedUsd, limits } = cost
  if (isFree(cost)) return null
  return (
    <Section title={messages.cost}>
      <p className={styles.line}>
        <span>{messages.costToday(localDollars(todayUsd), localDollars(limits.dailyUsd))}</span>
        {savedUsd > 0 && <span className={styles.saved}>{messages.costSaved(localDollars(savedUsd))}</span>}
      </p>
    </Section>
  )
}
