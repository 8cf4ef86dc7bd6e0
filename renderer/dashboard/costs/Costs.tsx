import { useStore } from 'zustand'
import type { Cost } from '../../../shared/model'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import type { Mirror } from '../../mirror'
import { Section } from '../../ui/Section'
import { Answer } from '../Answer'
import { Heading } from '../Heading'
import { useAsked } from '../use-asked'
import { Budgets } from './Budgets'
import styles from './Costs.module.css'
import { NoWork } from './NoWork'
import { Report } from './Report'

const everySeconds = 30

/** What work has cost, against what it may cost, and where and for which job. */
export function Costs({ client, mirror }: { readonly client: Client; readonly mirror: Mirror }) {
  const cost = useStore(mirror, (mirrored) => mirrored.status?.cost)
  const counts = useStore(mirror, (mirrored) => mirrored.status?.jobs) ?? {}
  const report = useAsked('costs', () => client.costs.report(), everySeconds)
  return (
    <>
      <Heading title={words.room.costs} />
      <div className={styles.page}>
        {cost ? <Spent cost={cost} /> : <p>{words.reading}</p>}
        <Answer asked={report}>
          {(told) => (
            <Report report={told}>
              <NoWork counts={counts} client={client} />
            </Report>
          )}
        </Answer>
      </div>
    </>
  )
}

function Spent({ cost }: { readonly cost: Cost }) {
  const { weekUsd, monthUsd, reservedUsd, savedUsd } = cost
  const isNothing = monthUsd === 0 && weekUsd === 0 && reservedUsd === 0
  return (
    <>
      <Budgets cost={cost} />
      {isNothing && (
        <p className={styles.quiet}>
          <b>{words.nothingSpent}.</b> {words.nothingSpentHint}
        </p>
      )}
      <div className={styles.pair}>
        {isNothing ? (
          <Section title={words.forecast}>
            <p className={styles.quiet}>{words.nothingForeseen}</p>
          </Section>
        ) : (
          <Section title={words.reserved}>
            <p className={styles.money}>{words.money(reservedUsd)}</p>
          </Section>
        )}
        <Section title={words.saved}>
          {savedUsd > 0 ? (
            <p className={styles.money}>{words.money(savedUsd)}</p>
          ) : (
            <p className={styles.quiet}>{words.nothingSaved}</p>
          )}
        </Section>
      </div>
    </>
  )
}
