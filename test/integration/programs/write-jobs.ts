// Accepts a job and moves it on, again and again, in the database given, and says after each write what it has done.
import { writeSync } from 'node:fs'
import { openLog } from '../../../engine/instance'
import { openStore } from '../../../engine/store'
import { jobRecord } from '../../fixtures/job-record'

const [database = '', logFile = ''] = process.argv.slice(2)
const store = openStore(database)
const log = openLog(logFile)
const say = (line: string) => writeSync(1, `${line}\n`)

for (let round = 0; ; round++) {
  const pair = [jobRecord(), jobRecord()]
  store.accept(pair)
  say(`accepted ${pair.map(({ id }) => id).join(' ')}`)
  const now = { wallMs: Date.now(), monotonicSeconds: round, timeZone: 'UTC' }
  const [job] = pair
  if (job === undefined) throw new Error('there is no job')
  store.save({ ...job, state: 'starting' }, [
    { type: 'startIntended', place: 'local', gpus: [], now, bootId: 'boot' },
  ])
  say(`intended ${job.id}`)
  log.info('round', { round })
  say(`logged ${round}`)
}
