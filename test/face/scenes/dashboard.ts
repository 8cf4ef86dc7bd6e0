import type { Page } from '@playwright/test'
import { aStatus } from '../../fakes/status'
import {
  assortedJobs,
  blindWorld,
  busyWorld,
  countsOf,
  dragOver,
  emptyWorld,
  expect,
  jobId,
  paidWork,
  twoMinutes,
  unreadWorld,
  type World,
  yieldingWorld,
} from '../ground'
import type { Scene } from './scene'

const at = (name: string, hash: string, world: Partial<World>, reach: Scene['reach']): Scene => ({
  name,
  address: `dashboard/index.html#/${hash}`,
  world,
  width: 1080,
  height: 720,
  reach,
})

const sees = (text: string | RegExp) => (page: Page) => expect(page.getByText(text).first()).toBeVisible()

/** Sees a job's page with all of its log that there is. */
const readsLog = (text: string) => async (page: Page) => {
  await sees(text)(page)
  await sees(/^(live|complete)$/)(page)
}

const jobAt = (place: number) => `jobs/${jobId(place)}`

/** Goes to a view of the job whose page is open. */
const view = (name: string, text: string | RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tabpanel')).toContainText(text)
  await page.mouse.move(0, 0)
}

const selectsAll = async (page: Page) => {
  await sees('night training')(page)
  await page.getByRole('grid').press('ControlOrMeta+a')
  await sees('6 jobs selected')(page)
}

const cancels = async (page: Page) => {
  await page.getByRole('button', { name: /^Cancel / }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^End/ }).click()
  await page.mouse.move(0, 0)
}

const { cost } = emptyWorld.status
const spentWorld: Partial<World> = {
  ...busyWorld,
  costs: paidWork,
  status: aStatus({
    ...busyWorld.status,
    cost: { ...cost, todayUsd: 0.25, weekUsd: 2, monthUsd: 19.4, reservedUsd: 0.4, savedUsd: 1.2 },
  }),
}
const hugeWorld: Partial<World> = {
  ...busyWorld,
  olderJobs: 100_000,
  status: aStatus({ ...busyWorld.status, jobs: { ...countsOf(assortedJobs), succeeded: 100_001 } }),
}

/** A job that says itself what it found. */
const foundWorld: Partial<World> = {
  ...busyWorld,
  summary: 'A thousand neurons fired at 7.2 Hz on average, in bursts of 11 a second.',
  jobs: assortedJobs.map((job) => ({
    ...job,
    outputFiles: [...job.outputFiles, { path: 'summary.txt', sizeBytes: 80 }],
  })),
}

export const dashboardScenes: readonly Scene[] = [
  at('jobs', 'jobs', busyWorld, sees('night training')),
  at('jobs-empty', 'jobs', {}, sees('Nothing submitted yet')),
  at('jobs-huge', 'jobs', hugeWorld, async (page) => {
    await sees('evaluation')(page)
    await page.getByRole('grid').press('End')
    await expect(page.getByRole('row').last()).toContainText('sweep 100005', { timeout: 30_000 })
  }),
  at('jobs-sorted', 'jobs', busyWorld, async (page) => {
    await sees('night training')(page)
    await page.getByRole('button', { name: 'Job', exact: true }).click()
    await expect(page.getByRole('row').nth(1)).toContainText('evaluation')
    await expect(page.getByRole('row').nth(3)).toContainText('old backup')
    await page.mouse.move(0, 0)
  }),
  at('jobs-selected', 'jobs', busyWorld, selectsAll),
  at('jobs-confirm', 'jobs', busyWorld, async (page) => {
    await selectsAll(page)
    await page.getByRole('button', { name: /^Cancel / }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }),
  at('jobs-under-way', 'jobs', busyWorld, async (page, face) => {
    await selectsAll(page)
    await face.become({ mood: 'silent' })
    await cancels(page)
    await sees('0 of 3')(page)
  }),
  at('jobs-outcome', 'jobs', busyWorld, async (page, face) => {
    await selectsAll(page)
    await face.become({ mood: 'refuses' })
    await cancels(page)
    await sees(/refused: Not today/)(page)
  }),
  at('jobs-held', 'jobs', busyWorld, async (page) => {
    await selectsAll(page)
    await page.getByRole('button', { name: /^Hold / }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Hold/ }).click()
    await sees('Held: 3 jobs.')(page)
    await page.mouse.move(0, 0)
  }),
  at('jobs-no-match', 'jobs', busyWorld, async (page) => {
    await sees('night training')(page)
    await page.getByRole('searchbox').fill('zebra')
    await sees('No job matches')(page)
  }),
  at('jobs-refused', 'jobs', { mood: 'refuses' }, sees('Not today')),
  at('jobs-reading', 'jobs', { mood: 'silent' }, sees('Reading…')),
  at('jobs-away', 'jobs', busyWorld, async (page, face) => {
    await sees('night training')(page)
    await face.become({ mood: 'away' })
    await sees('Lull is restarting.')(page)
    await sees(/how they stood at \d/)(page)
  }),
  at('jobs-drop', 'jobs', busyWorld, async (page) => {
    await sees('night training')(page)
    await dragOver(page, '/home/ada/train.py')
    await sees('Let go, and Lull guesses how it runs')(page)
  }),
  at('job-log', jobAt(7), busyWorld, readsLog('epoch 399 ')),
  at('job-found', jobAt(7), busyWorld, async (page) => {
    await readsLog('epoch 399 ')(page)
    await page.getByRole('searchbox').fill('epoch 12')
    await page.getByRole('searchbox').press('Enter')
    await sees('1 of 11')(page)
    await expect(page.getByRole('log').locator('mark').first()).toBeVisible()
  }),
  at('job-frozen', jobAt(6), busyWorld, readsLog('epoch 399 ')),
  at('job-failed', jobAt(4), busyWorld, readsLog('It ended with exit code 1')),
  at('job-waiting', jobAt(8), busyWorld, sees('It has not started yet.')),
  at('job-figures', jobAt(5), busyWorld, view('Figures', /on average/)),
  at('job-attempts', jobAt(5), busyWorld, view('Attempts', /700\.0 MiB/)),
  at('job-outputs', jobAt(5), busyWorld, async (page) => {
    await view('Outputs', 'contact-sheet.png')(page)
    const plot = page.getByRole('button', { name: 'sizes over time.svg' }).first().locator('img')
    await expect.poll(() => plot.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(240)
  }),
  at('job-summary', jobAt(5), foundWorld, sees('fired at 7.2 Hz')),
  at('job-story', jobAt(5), busyWorld, view('Story', 'Started as process 4712')),
  at('job-details', jobAt(5), busyWorld, view('Details', 'python3 train.py')),
  at('job-missing', 'jobs/nowhere', busyWorld, sees(/There is no job nowhere/)),
  at('timeline', 'timeline', busyWorld, async (page) => {
    const moment = page.getByRole('slider')
    await moment.press('ArrowLeft')
    await moment.press('ArrowLeft')
    await expect(moment).toHaveAttribute('aria-valuetext', /too hot/)
  }),
  at('timeline-week', 'timeline', busyWorld, async (page) => {
    await page.getByRole('button', { name: 'Week' }).click()
    await page.getByText('The same as a table').click()
    await expect(page.getByRole('row').first()).toBeVisible()
    await page.mouse.move(0, 0)
  }),
  at('timeline-empty', 'timeline', {}, sees('Nothing recorded yet')),
  at('machine', 'machine', { ...busyWorld, past: twoMinutes }, sees('/sys/cpu')),
  at('machine-blind', 'machine', blindWorld, sees('Log out and in again')),
  at('machine-unread', 'machine', unreadWorld, sees('sensors.json')),
  at('costs', 'costs', spentWorld, sees('$1.20')),
  at('costs-free', 'costs', busyWorld, sees('This computer')),
  at('costs-nothing', 'costs', {}, sees('No job has run yet')),
  at('costs-waiting', 'costs', { ...yieldingWorld, costs: emptyWorld.costs }, sees('See why jobs wait')),
]
