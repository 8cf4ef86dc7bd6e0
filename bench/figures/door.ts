import { jobOrders, sortDirections } from '../../shared/model'
import {
  type Client,
  endedJobs,
  machineOf,
  openClient,
  quietMachine,
  socketOf,
  startHeadless,
} from '../engine'
import type { Bench, Measured } from '../bench'
import type { Lab } from '../lab'

const [batches, batchSize] = [20, 100]
const [kept, quickKept] = [100_000, 20_000]
const [pages, quickPages] = [200, 50]

export const door: Bench = {
  name: 'door',
  what: 'the local HTTP door: submissions in batches, and pages of a long past',
  figures: [
    {
      name: 'door.submit',
      what: `${batches * batchSize} jobs submitted in batches of ${batchSize}, one batch after the other, while a person is there`,
      unit: 'ms',
      statistic: 'median',
      bar: { limit: 1000, note: '2,000 a second' },
    },
    {
      name: 'door.page',
      what: `a page of 50 out of ${kept} jobs, at any depth`,
      unit: 'ms',
      statistic: 'p95',
      bar: { limit: 10 },
    },
    {
      name: 'door.sorted',
      what: `the same by name, state, end or time of running, either way round`,
      unit: 'ms',
      statistic: 'p95',
      bar: { limit: 10 },
    },
    {
      name: 'door.search',
      what: `a page of 50 out of ${kept} jobs by a word that three of them have`,
      unit: 'ms',
      statistic: 'p95',
    },
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push({ submitMs: await timeOfSubmissions(lab), ...(await timeOfPages(lab)) })
    }
    return {
      'door.submit': rows.map(({ submitMs }) => [submitMs]),
      'door.page': rows.map(({ page }) => page),
      'door.sorted': rows.map(({ sorted }) => sorted),
      'door.search': rows.map(({ search }) => search),
    }
  },
}

/** With a person there, so that no job starts: what is measured is the way in alone. */
async function timeOfSubmissions(lab: Lab): Promise<number> {
  const env = machineOf(lab, { ...quietMachine, idleSeconds: 0 })
  const { home, stop } = await startHeadless(lab, process.execPath, { env })
  const client = openClient(lab, socketOf(home))
  const submitBatch = () => client.submit(Array.from({ length: batchSize }, () => ({ command: ['true'] })))
  await submitBatch() // what is loaded and compiled for the first one only
  const from = performance.now()
  for (let batch = 0; batch < batches; batch++) await submitBatch()
  const ms = performance.now() - from
  await stop()
  return ms
}

async function timeOfPages(lab: Lab) {
  const size = lab.quick ? quickKept : kept
  const start = { env: machineOf(lab, quietMachine), furnish: (home: string) => endedJobs(home, size) }
  const { home, stop } = await startHeadless(lab, process.execPath, start)
  const client = openClient(lab, socketOf(home))
  const ids = await idsOf(client)
  const anywhere = () => `/v1/jobs?limit=50&before=${ids[Math.floor(Math.random() * ids.length)]}`
  const page = await timesOf(lab, client, anywhere)
  const places = await placesOf(client)
  const sorted = await timesOf(lab, client, () => places[Math.floor(Math.random() * places.length)] ?? '')
  const search = await timesOf(lab, client, () => '/v1/jobs?limit=50&search=rare')
  await stop()
  return { page, sorted, search }
}

interface Page {
  readonly jobs: readonly { readonly id: string }[]
  readonly next: string | null
}

/** The last id of every page of 1,000: places from the newest job to the oldest. */
const idsOf = (client: Client) => endsOfPages(client, '/v1/jobs?limit=1000')

/** Pages of 50 at places from the first job to the last, of every other order and direction. */
async function placesOf(client: Client): Promise<readonly string[]> {
  const asks: string[] = []
  for (const order of jobOrders.filter((each) => each !== 'submitted')) {
    for (const direction of sortDirections) {
      const sorting = `order=${order}&direction=${direction}`
      const ends = await endsOfPages(client, `/v1/jobs?limit=1000&${sorting}`)
      asks.push(...ends.map((end) => `/v1/jobs?limit=50&${sorting}&before=${end}`))
    }
  }
  return asks
}

/** Where every page of a list ends but the last. */
async function endsOfPages(client: Client, list: string): Promise<readonly string[]> {
  const ends: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const before: string = next === '' ? '' : `&before=${next}`
    next = ((await client.get(`${list}${before}`)) as Page).next
    if (next !== null) ends.push(next)
  }
  return ends
}

async function timesOf(lab: Lab, client: Client, page: () => string): Promise<readonly number[]> {
  const times: number[] = []
  for (let look = 0; look < (lab.quick ? quickPages : pages); look++) {
    const asked = page()
    const from = performance.now()
    await client.get(asked)
    times.push(performance.now() - from)
  }
  return times
}
