import { Activity } from 'lucide-react'
import { useState } from 'react'
import type { HistoryEntry } from '../../../shared/model'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import { Answer } from '../Answer'
import { Empty } from '../Empty'
import { Heading } from '../Heading'
import { hashOf } from '../route'
import { useAsked } from '../use-asked'
import { Bands } from './Bands'
import { Explanation } from './Explanation'
import { stretchAt, stretchesOf } from './stretches'
import { StretchTable } from './StretchTable'
import styles from './Timeline.module.css'

const hour = 3_600_000
const ranges = { day: 24 * hour, week: 7 * 24 * hour } as const
type Range = keyof typeof ranges

const mostEntries = 10_000
const everySeconds = 30

/** What this computer did, what Lull did, and why not. */
export function Timeline({ client }: { readonly client: Client }) {
  const [range, setRange] = useState<Range>('day')
  const asked = useAsked(range, () => readPast(client, ranges[range]), everySeconds)
  return (
    <>
      <Heading title={words.room.timeline}>
        <div className={styles.ranges} role="group" aria-label={words.range}>
          {(['day', 'week'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === range} onClick={() => setRange(each)}>
              {words.ranges[each]}
            </button>
          ))}
        </div>
      </Heading>
      <div className={styles.page}>
        <Answer asked={asked}>{(past) => <Shown key={range} client={client} {...past} />}</Answer>
      </div>
    </>
  )
}

interface Past {
  readonly history: readonly HistoryEntry[]
  readonly from: number
  readonly to: number
}

async function readPast(client: Client, length: number): Promise<Past> {
  const to = Date.now()
  const from = to - length
  const history = await client.machine.history({ from: new Date(from).toISOString(), limit: mostEntries })
  return { history, from, to }
}

function Shown({ client, history, from, to }: Past & { readonly client: Client }) {
  const [moment, setMoment] = useState<number>()
  if (history.length === 0) {
    return (
      <Empty icon={Activity} title={words.noPast} text={words.noPastHint}>
        <a href={hashOf({ room: 'machine' })}>{words.seeMachine}</a>
      </Empty>
    )
  }
  const stretches = stretchesOf(history, from, to)
  const stretch = stretchAt(stretches, moment ?? to)
  return (
    <>
      <Explanation client={client} stretch={stretch}>
        {(sentence) => (
          <>
            <Bands
              stretches={stretches}
              from={from}
              to={to}
              moment={moment ?? to}
              sentence={sentence}
              onMoment={setMoment}
            />
            <p className={styles.sentence}>{sentence}</p>
          </>
        )}
      </Explanation>
      <StretchTable stretches={stretches} />
    </>
  )
}
