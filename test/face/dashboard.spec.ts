/// <reference lib="dom" />
import type { Locator, Page } from '@playwright/test'
import type { Job } from '../../shared/model'
import { canBeDone } from '../../shared/model/job-deeds'
import { assortedJobs, blindWorld, busyWorld, emptyWorld, paidWork, expect, test, twoMinutes } from './ground'

const page = 'dashboard/index.html'

test('the rooms can be reached, and the current one is marked', async ({ face }) => {
  const dashboard = await face.open(page, busyWorld)
  const rooms = dashboard.getByRole('navigation')
  for (const name of ['Timeline', 'Machine', 'Costs', 'Jobs']) {
    await rooms.getByRole('link', { name }).click()
    await expect(rooms.locator('[aria-current=page]')).toHaveText(name)
  }
})

/** The rows of the list but its heads. */
const rowsOf = (dashboard: Page) => dashboard.getByRole('grid').locator('[role=row][aria-selected]')

/** Has all chosen ones retried that can be, and says yes to the question. */
async function retryChosen(dashboard: Page): Promise<void> {
  const retry = (within: Page | Locator) => within.getByRole('button', { name: /^Retry / }).click()
  await retry(dashboard)
  await retry(dashboard.getByRole('dialog'))
}

/** The same, but held. */
async function holdChosen(dashboard: Page): Promise<void> {
  await dashboard.getByRole('button', { name: /^Hold \d/ }).click()
  await dashboard.getByRole('dialog').getByRole('button', { name: /^Hold/ }).click()
}
const newestFirst = { limit: 250, order: 'submitted', direction: 'descending' }

test.describe('the list of jobs', () => {
  test('shows every state, and opens by keyboard alone', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const list = dashboard.getByRole('grid')
    await expect(rowsOf(dashboard)).toHaveCount(6)

    await dashboard.keyboard.press('/')
    await dashboard.keyboard.type('train')
    await expect(rowsOf(dashboard)).toHaveCount(6)
    await dashboard.keyboard.type(' --epochs')
    await expect(rowsOf(dashboard)).toHaveCount(0)
    await dashboard.keyboard.press('Escape')
    await expect(rowsOf(dashboard)).toHaveCount(6)
    await dashboard.keyboard.press('ArrowDown')
    await expect(list).toBeFocused()
    await dashboard.keyboard.press('ArrowDown')
    await dashboard.keyboard.press('Enter')
    await expect.poll(() => dashboard.url()).toMatch(/#\/jobs\/.*7$/)
    await expect(dashboard.getByRole('link', { name: 'All jobs' })).toBeFocused()
    await dashboard.keyboard.press('Escape')
    await expect(list).toBeFocused()
    await expect(list.locator('[data-current]')).toContainText('night training')
  })

  test('says in full why jobs wait', async ({ face }) => {
    const why = 'It asks for 12.0 GiB of memory, and 9.5 GiB of the 14.4 GiB for jobs are taken'
    const [waiting] = assortedJobs
    const jobs = (waiting ? [waiting] : []).map((job) => ({
      ...job,
      reasons: [{ code: 'noCapacity' as const, message: why, hint: 'It has its turn.' }],
    }))
    const dashboard = await face.open(page, { ...busyWorld, jobs }, { width: 1280, height: 720 })
    const told = rowsOf(dashboard).getByTitle(why)
    await expect(told).toBeVisible()
    const hidden = await told.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(hidden).toBe(0)
  })

  test('follows what happens, by state too', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const training = dashboard.getByRole('row', { name: 'night training' })
    await expect(training).toContainText('42 %')
    const jobs = busyWorld.jobs ?? []
    await face.become({
      jobs: jobs.map((job) => (job.name === 'night training' ? { ...job, progressPercent: 43 } : job)),
    })
    await expect(training).toContainText('43 %')
    await dashboard.getByRole('radio', { name: 'failed' }).check({ force: true })
    await expect(rowsOf(dashboard)).toHaveText([/sweep/])
    expect(await face.asked('jobs.list')).toContainEqual({ ...newestFirst, state: 'failed' })
  })

  test('scrolls a hundred thousand, and holds few of them', async ({ face }) => {
    const dashboard = await face.open(page, {
      ...busyWorld,
      olderJobs: 100_000,
      status: { ...emptyWorld.status, jobs: { succeeded: 100_006 } },
    })
    const list = dashboard.getByRole('grid')
    const rows = rowsOf(dashboard)
    await expect(rows.first()).toContainText('evaluation')
    await list.evaluate(scrollThrough)
    await expect(rows.nth(8)).toContainText('sweep')
    expect(await rows.count()).toBeLessThan(60)
    await list.press('End')
    await expect(rows.last()).toContainText('sweep 100005', { timeout: 30_000 })
    await list.press('Home')
    await expect(rows.first()).toContainText('evaluation')
  })

  test('is sorted by its columns, by keyboard too, and says by which', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const names = () =>
      rowsOf(dashboard).evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.textContent))
    const sortOf = (name: string) => dashboard.getByRole('columnheader', { name }).getAttribute('aria-sort')
    await expect(rowsOf(dashboard)).toHaveCount(6)
    expect([await sortOf('Submitted'), await sortOf('Job')]).toEqual(['descending', 'none'])
    await dashboard.getByRole('button', { name: 'Job', exact: true }).press('Enter')
    const sorted = (busyWorld.jobs ?? []).map(({ name }) => name).toSorted()
    await expect.poll(names).toEqual(sorted)
    expect([await sortOf('Submitted'), await sortOf('Job')]).toEqual(['none', 'ascending'])
    await dashboard.getByRole('button', { name: 'Job', exact: true }).press('Enter')
    await expect.poll(names).toEqual(sorted.toReversed())
    expect(await face.asked('jobs.list')).toContainEqual({
      ...newestFirst,
      order: 'name',
      direction: 'descending',
    })
  })

  test('puts a job in its place again when it ends', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    await dashboard.getByRole('button', { name: 'Ended' }).click()
    const rows = rowsOf(dashboard)
    await expect(dashboard.getByRole('columnheader', { name: 'Ended' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    await expect(rows.nth(1)).toContainText('night training')
    await dashboard.getByRole('grid').press('ArrowDown')
    const jobs = busyWorld.jobs ?? []
    // after every other end
    const ended = { state: 'failed', endedAt: '2099-01-01T00:00:00.000Z' } as const
    await face.become({
      jobs: jobs.map((job) => (job.name === 'night training' ? { ...job, ...ended } : job)),
    })
    await expect(rows.nth(2)).toContainText('night training')
    await expect(rows.nth(2)).toContainText('failed')
    await expect(dashboard.locator('[data-current]')).toContainText('night training')
  })

  test('lets several be chosen, tells what cannot be done to some, and does the rest', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const chosen = rowsOf(dashboard).and(dashboard.locator('[aria-selected=true]'))
    const rows = rowsOf(dashboard)
    await rows.nth(1).click({ modifiers: ['ControlOrMeta'] })
    await rows.nth(3).click({ modifiers: ['Shift'] })
    await expect(chosen).toHaveCount(3)
    await rows.nth(2).locator('[data-mark]').click()
    await expect(chosen).toHaveCount(2)
    expect(dashboard.url()).not.toContain('#/jobs/')
    await dashboard.keyboard.press('Escape')
    await expect(chosen).toHaveCount(0)

    const list = dashboard.getByRole('grid')
    await list.press('Home')
    await list.press('Shift+ArrowDown')
    await list.press('Shift+ArrowDown')
    await expect(chosen).toHaveCount(3)
    await list.press('Shift+ArrowUp')
    await expect(chosen).toHaveCount(2)
    await list.press('ControlOrMeta+a')
    await expect(dashboard.getByText('6 jobs selected')).toBeVisible()

    const ending = (busyWorld.jobs ?? []).filter((job) => canBeDone('cancel', job))
    await dashboard.getByRole('button', { name: `Cancel ${ending.length}` }).click()
    const question = dashboard.getByRole('dialog', { name: `End ${ending.length} jobs?` })
    await expect(question).toContainText(`${6 - ending.length} others have ended or are ending already`)
    await dashboard.keyboard.press('Escape')
    await expect(question).toBeHidden()
    expect(await face.asked('jobs.cancel')).toEqual([])
    await dashboard.getByRole('button', { name: `Cancel ${ending.length}` }).click()
    await question.getByRole('button', { name: `End ${ending.length} jobs` }).click()
    await expect(dashboard.getByText(`Asked to end: ${ending.length} jobs.`)).toBeVisible()
    expect(await face.asked('jobs.cancel')).toEqual(ending.map(({ id }) => ({ job: id })))
    await expect(chosen).toHaveCount(0)
  })

  test('shows where to choose, by pointer and by keyboard', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const boxes = () =>
      rowsOf(dashboard).evaluateAll((rows) =>
        rows.flatMap((row, at) => {
          const mark = row.querySelector('[data-mark]')
          return mark && getComputedStyle(mark, '::before').content !== 'none' ? [at] : []
        }),
      )
    await expect(rowsOf(dashboard)).toHaveCount(6)
    // A window that opens under the pointer of the desktop has a row under it.
    await dashboard.mouse.move(0, 0)
    await expect.poll(boxes).toEqual([])
    await rowsOf(dashboard).nth(2).hover()
    await expect.poll(boxes).toEqual([2])
    await dashboard.mouse.move(0, 0)
    await dashboard.getByRole('grid').press('ArrowDown')
    await expect.poll(boxes).toEqual([1])
    await dashboard.keyboard.press('Space')
    await dashboard.keyboard.press('ArrowDown')
    await expect.poll(boxes).toEqual([0, 2, 3, 4, 5])
  })

  test('offers to take back what can be, and forgets what went well in another room', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const waiting = (busyWorld.jobs ?? []).filter((job) => canBeDone('hold', job))
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await holdChosen(dashboard)
    const strip = dashboard.getByRole('region', { name: 'What is done to several jobs' })
    await expect(strip).toContainText(`Held: ${waiting.length} jobs.`)
    await strip.getByRole('button', { name: `Release ${waiting.length}` }).press('Enter')
    await expect(strip).toContainText(`Released: ${waiting.length} jobs.`)
    expect(await face.asked('jobs.release')).toEqual(waiting.map(({ id }) => ({ job: id })))
    await dashboard.getByRole('link', { name: 'Costs' }).click()
    await expect(strip).toBeHidden()
    await dashboard.getByRole('link', { name: 'Jobs' }).click()
    await expect(rowsOf(dashboard)).toHaveCount(6)
    await expect(strip).toBeHidden()
  })

  test('finds what is held', async ({ face }) => {
    const [first, ...others] = busyWorld.jobs ?? []
    if (!first) throw new Error('the busy world has no job')
    const held: Job = { ...first, spec: { ...first.spec, held: true } }
    const dashboard = await face.open(page, { ...busyWorld, jobs: [held, ...others] })
    await dashboard.getByText('held', { exact: true }).first().click()
    await expect(rowsOf(dashboard)).toHaveCount(1)
    await expect(rowsOf(dashboard).first()).toContainText(first.name)
    expect(await face.asked('jobs.list')).toContainEqual({ ...newestFirst, state: 'held' })
  })

  test('keeps those chosen that the engine refuses, with its words', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await face.become({ mood: 'refuses' })
    await retryChosen(dashboard)
    await expect(dashboard.getByRole('alert')).toHaveText(/refused: Not today.*Ask again tomorrow/)
  })

  test('goes on in other rooms with what was asked for, stops when told, and goes on when told', async ({
    face,
  }) => {
    const dashboard = await face.open(page, busyWorld)
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await face.become({ mood: 'silent' })
    await retryChosen(dashboard)
    const strip = dashboard.getByRole('region', { name: 'What is done to several jobs' })
    await expect(strip).toContainText('Submitting anew: 3 jobs')
    await expect(strip).toContainText('0 of 3')
    await rowsOf(dashboard)
      .first()
      .click({ modifiers: ['ControlOrMeta'] })
    await expect(dashboard.getByRole('button', { name: /^Hold 1/ })).toBeDisabled()
    await dashboard.keyboard.press('Escape')

    await dashboard.getByRole('link', { name: 'Costs' }).click()
    await strip.getByRole('button', { name: 'Stop here' }).click()
    await face.become({ mood: 'answers' })
    await expect(strip).toContainText('Submitted anew: 1 job.')
    await expect(strip).toContainText('2 jobs were not asked for')
    expect(await face.asked('jobs.retry')).toHaveLength(1)
    await strip.getByRole('button', { name: 'Go on with 2 jobs' }).press('Enter')
    await expect(strip).toContainText('Submitted anew: 3 jobs.')
    await expect(strip).toBeFocused()
    expect(new Set((await face.asked('jobs.retry')).map((input) => JSON.stringify(input))).size).toBe(3)
    await strip.getByRole('button', { name: 'Close this' }).press('Enter')
    await expect(strip).toBeHidden()
    await expect(dashboard.locator('main').locator(':focus')).toHaveCount(1)
  })

  test('calls an engine that has gone no refusal, and asks it again for what it did not answer', async ({
    face,
  }) => {
    const dashboard = await face.open(page, busyWorld)
    const waiting = (busyWorld.jobs ?? []).filter((job) => canBeDone('hold', job)).length
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await face.become({ mood: 'away' })
    await holdChosen(dashboard)
    const strip = dashboard.getByRole('region', { name: 'What is done to several jobs' })
    await expect(strip).toContainText(`${waiting} jobs were not asked for`)
    await expect(strip).toContainText('Lull gave no answer')
    await expect(strip).not.toContainText('refused')
    await face.become({ mood: 'answers' })
    await strip.getByRole('button', { name: `Go on with ${waiting} jobs` }).click()
    await expect(strip).toContainText(`Held: ${waiting} jobs.`)
  })

  test('keeps the choice while one of them is looked at', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await rowsOf(dashboard).nth(1).click()
    await dashboard.getByRole('link', { name: 'All jobs' }).click()
    await expect(dashboard.getByText('6 jobs selected')).toBeVisible()
  })

  test('has one stop for the keyboard in its heads, with arrows to the others', async ({ face }) => {
    const dashboard = await face.open(page, busyWorld)
    const list = dashboard.getByRole('grid')
    const head = (name: string) => list.getByRole('button', { name, exact: true })
    await list.focus()
    await dashboard.keyboard.press('Tab')
    await expect(head('Submitted')).toBeFocused()
    await dashboard.keyboard.press('ArrowLeft')
    await expect(head('Ran')).toBeFocused()
    await dashboard.keyboard.press('Enter')
    await expect(dashboard.getByRole('columnheader', { name: 'Ran' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    await dashboard.keyboard.press('Home')
    await expect(head('Job')).toBeFocused()
    await expect(list.locator('button[tabindex="0"]')).toHaveCount(1)
  })

  test('does not guess how many a search will find, and names what something is done to', async ({
    face,
  }) => {
    const dashboard = await face.open(page, { ...busyWorld, olderJobs: 1000 })
    await dashboard.getByRole('searchbox').fill('sweep')
    const list = dashboard.getByRole('grid')
    await expect(list).toHaveAttribute('aria-rowcount', '-1')
    await expect(rowsOf(dashboard).first()).toContainText('sweep')
    await list.press('ControlOrMeta+a')
    await expect(dashboard.getByText('These are the ones that were read.')).toBeVisible()
    await dashboard.getByRole('button', { name: /^Retry / }).click()
    await expect(dashboard.getByRole('dialog')).toContainText(/sweep.*, sweep.* and \d+ others/)
  })

  test('says that what was not read is not chosen', async ({ face }) => {
    const status = { ...emptyWorld.status, jobs: { succeeded: 1006 } }
    const dashboard = await face.open(page, { ...busyWorld, olderJobs: 1000, status })
    await expect(rowsOf(dashboard).first()).toContainText('evaluation')
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await expect(dashboard.getByText('250 jobs selected')).toBeVisible()
    await expect(dashboard.getByText('These are the ones that were read, of 1,006')).toBeVisible()
  })

  test('says what to do when there is nothing, when nothing matches and when nothing is answered', async ({
    face,
  }) => {
    const dashboard = await face.open(page)
    await expect(dashboard.getByText('Nothing submitted yet')).toBeVisible()
    await face.become({ mood: 'refuses' })
    await dashboard.getByRole('searchbox').fill('x')
    await expect(dashboard.getByRole('alert')).toHaveText(/Not today.*Ask again tomorrow/)
    await face.become({ mood: 'answers' })
    await dashboard.getByRole('searchbox').fill('xy')
    await dashboard.getByRole('button', { name: 'Show all jobs' }).click()
    await expect(dashboard.getByText('Nothing submitted yet')).toBeVisible()
  })
})

/** Scrolls fifty screens, half a one at each frame. How even the frames are, the bench measures. */
async function scrollThrough(box: Element): Promise<void> {
  for (let frame = 0; frame < 100; frame++) {
    box.scrollTop += box.clientHeight / 2
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

test.describe('a job', () => {
  const job = (place: number) => `${page}#/jobs/0199a2b3-c4d5-7abc-8def-00000000000${place}`

  test('shows its log to its end, finds words in it and copies it', async ({ face }) => {
    const dashboard = await face.open(job(7), busyWorld)
    await expect(dashboard.getByRole('heading', { name: 'night training' })).toBeVisible()
    const log = dashboard.getByRole('log')
    await expect(log.getByText('epoch 399 ')).toBeVisible()

    await dashboard.getByRole('searchbox').fill('epoch 12')
    await dashboard.getByRole('searchbox').press('Enter')
    await expect(dashboard.getByText('1 of 11')).toBeVisible()
    await expect(log.locator('mark').first()).toBeVisible()
    await dashboard.getByRole('button', { name: 'Copy' }).click()
    await expect(dashboard.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await face.asked('app.copy')).toEqual([
      { text: expect.stringMatching(/^epoch 0 loss[^]*epoch 399/) },
    ])
    await dashboard.getByRole('button', { name: 'stderr' }).click()
    await expect(log).toContainText('warning: no GPU was asked for')
  })

  test('tells first what a failed one said on stderr, and of one that waits that it has not started', async ({
    face,
  }) => {
    const failed = await face.open(job(4), busyWorld)
    await expect(failed.getByRole('log')).toContainText('warning: no GPU was asked for')

    const waiting = busyWorld.jobs?.find(({ state }) => state === 'queued')
    const waits = await face.open(`${page}#/jobs/${waiting?.id}`, busyWorld)
    await expect(waits.getByRole('tabpanel')).toHaveText('It has not started yet.')
  })

  test('tells what one said on stderr when it fails, but to those who read elsewhere', async ({ face }) => {
    const log = { stdout: 'epoch 1\n'.repeat(400), stderr: 'out of memory\n', linesPerSecond: 0 }
    const failed = (busyWorld.jobs ?? []).map((each) =>
      each.name === 'night training' ? { ...each, state: 'failed' as const } : each,
    )
    const watched = await face.open(job(7), { ...busyWorld, log })
    await expect(watched.getByRole('log')).toContainText('epoch 1')
    await face.become({ jobs: failed })
    await expect(watched.getByRole('log')).toContainText('out of memory')

    const read = await face.open(job(7), { ...busyWorld, log })
    await expect(read.getByRole('log')).toContainText('epoch 1')
    await read.getByRole('log').press('PageUp')
    await face.become({ jobs: failed })
    await expect(read.getByRole('heading', { level: 1 }).locator('..')).toContainText('failed')
    await expect(read.getByRole('log')).toContainText('epoch 1')
    await expect(read.getByRole('button', { name: 'stdout' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('takes ten thousand lines a second without freezing', async ({ face }) => {
    const flood = { stdout: '', stderr: '', linesPerSecond: 10_000 }
    const dashboard = await face.open(job(7), { ...busyWorld, log: flood })
    const log = dashboard.getByRole('log')
    await expect(log).toContainText('of the flood')
    await expect(log).toContainText(/line [1-9]\d{4,} of the flood/)
    expect(await log.locator('div').count()).toBeLessThan(250)
    await log.hover()
    await dashboard.mouse.wheel(0, -400)
    await expect(dashboard.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('tells its figures, attempts, outputs, story and what was asked', async ({ face }) => {
    const dashboard = await face.open(job(5), busyWorld)
    const shows = async (tab: string, text: string | RegExp) => {
      await expect(dashboard.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
      await expect(dashboard.getByRole('tabpanel')).toContainText(text)
    }
    await dashboard.getByRole('tab', { name: 'Log' }).press('ArrowRight')
    await shows('Figures', /on average/)
    await dashboard.keyboard.press('ArrowRight')
    await shows('Attempts', /700\.0 MiB/)
    await dashboard.keyboard.press('ArrowRight')
    const plot = dashboard.getByRole('button', { name: 'sizes over time.svg' }).first().locator('img')
    await expect.poll(() => plot.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(240)
    await shows('Outputs', 'contact-sheet.png')
    await dashboard.getByRole('button', { name: 'Open folder' }).click()
    await expect.poll(() => face.asked('app.openOutput')).toHaveLength(1)
    await dashboard.getByRole('tab', { name: 'Story' }).click()
    await shows('Story', 'Started as process 4712')
    await dashboard.getByRole('tab', { name: 'Details' }).click()
    await shows('Details', 'python3 train.py')
  })

  test('that says what it found opens with that', async ({ face }) => {
    const [found] = assortedJobs.filter(({ name }) => name === 'thumbnails')
    if (!found) throw new Error('the world has a job with outputs')
    const outputFiles = [...found.outputFiles, { path: 'summary.txt', sizeBytes: 80 }]
    const summary = 'A thousand neurons fired at 7.2 Hz on average, in bursts of 11 a second.'
    const dashboard = await face.open(job(5), { ...busyWorld, summary, jobs: [{ ...found, outputFiles }] })
    await expect(dashboard.getByRole('tab', { name: 'Outputs' })).toHaveAttribute('aria-selected', 'true')
    await expect(dashboard.getByText(summary)).toBeVisible()
  })

  test('does what is asked of it, and shows a refusal', async ({ face }) => {
    const dashboard = await face.open(job(6), busyWorld)
    await dashboard.getByRole('button', { name: 'Run now' }).click()
    await dashboard.getByRole('button', { name: 'Hold' }).click()
    await dashboard.getByRole('button', { name: 'Cancel' }).click()
    expect(await face.asked('jobs.cancel')).toEqual([])
    await dashboard.getByRole('button', { name: 'End it?' }).click()
    for (const asked of ['jobs.runNow', 'jobs.hold', 'jobs.cancel']) {
      await expect.poll(() => face.asked(asked)).toEqual([{ job: expect.stringMatching(/6$/) }])
    }
    await face.become({ mood: 'refuses' })
    await dashboard.getByRole('button', { name: 'Edit and run again' }).click()
    await expect(dashboard.getByRole('alert')).toHaveText(/Not today/)
    await expect(dashboard.getByText('epoch 399 ')).toBeInViewport()
  })

  test('that is not there is said to be so', async ({ face }) => {
    const dashboard = await face.open(`${page}#/jobs/nowhere`, busyWorld)
    await expect(dashboard.getByRole('alert')).toHaveText(/There is no job nowhere/)
  })
})

test.describe('the timeline', () => {
  test('explains the moment that is pointed at, and by keyboard each stretch', async ({ face }) => {
    const dashboard = await face.open(`${page}#/timeline`, busyWorld)
    const moment = dashboard.getByRole('slider')
    await expect(moment).toHaveAttribute('aria-valuetext', /Lull worked on night training\./)
    await moment.press('ArrowLeft')
    await moment.press('ArrowLeft')
    const hot = /the computer was too hot, so night training stood frozen\./
    await expect(moment).toHaveAttribute('aria-valuetext', hot)
    await expect(dashboard.getByText(hot)).toBeVisible()
    await moment.press('Home')
    await expect(moment).toHaveAttribute('aria-valuetext', /Lull was not running/)
    await moment.hover({ position: { x: 200, y: 10 } })
    await expect(moment).toHaveAttribute('aria-valuetext', /Lull worked on thumbnails and 1 other job/)
    await dashboard.getByText('The same as a table').click()
    await expect(dashboard.getByRole('row')).toHaveCount(11)
    await dashboard.getByRole('button', { name: 'Week' }).click()
    await expect(dashboard.getByRole('row')).toHaveCount(0)
  })

  test('says so when nothing was recorded', async ({ face }) => {
    const dashboard = await face.open(`${page}#/timeline`)
    await expect(dashboard.getByText('Nothing recorded yet')).toBeVisible()
  })
})

test('the machine shows each sensor with its source, its age and its past, and how to mend a blind one', async ({
  face,
}) => {
  const dashboard = await face.open(`${page}#/machine`, { ...blindWorld, past: twoMinutes })
  const sensors = dashboard.getByRole('region', { name: 'Sensors' }).getByRole('listitem')
  await expect(sensors).toHaveCount(9)
  await expect(sensors.filter({ hasText: 'Processors' })).toContainText('/sys/cpu')
  await expect(sensors.filter({ hasText: 'Processors' })).toContainText('3 s ago')
  for (const what of ['Processors', 'Memory', 'Heat', 'GPUs']) {
    await expect(sensors.getByRole('img', { name: `${what}, last two minutes` })).toBeVisible()
  }
  await expect(sensors.filter({ hasText: 'Input' })).toContainText('Log out and in again')
  await sensors.getByRole('button', { name: 'Copy journalctl --user -b' }).click()
  await expect(sensors.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await face.asked('app.copy')).toEqual([{ text: 'journalctl --user -b' }])
})

test('the machine tells once what keeps several sensors blind', async ({ face }) => {
  const blind = { message: 'The file of the sensors is broken', hint: 'Mend the file' }
  const sensors = emptyWorld.sensors.map(({ sensor }) => ({ sensor, blind }))
  const dashboard = await face.open(`${page}#/machine`, { ...emptyWorld, sensors })
  const rows = dashboard.getByRole('region', { name: 'Sensors' }).getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Input, Power, Processors')
  await expect(rows.getByText(blind.message)).toHaveCount(1)
})

test.describe('the costs', () => {
  test('lead to a first job, or to what waits', async ({ face }) => {
    const dashboard = await face.open(`${page}#/costs`, {})
    await dashboard.getByRole('button', { name: 'Write the first job' }).click()
    expect(await face.asked('app.openPage')).toEqual([{ page: 'new-job' }])
    await face.become({ status: { ...emptyWorld.status, jobs: { queued: 1 } } })
    await dashboard.getByRole('link', { name: 'See why jobs wait' }).click()
    await expect(dashboard.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
  })

  test('are none here, and say so with what work took', async ({ face }) => {
    const dashboard = await face.open(`${page}#/costs`, busyWorld)
    await expect(dashboard.getByText('Nothing has been spent')).toBeVisible()
    await expect(dashboard.getByText('Savings are counted against cloud prices')).toBeVisible()
    const places = dashboard.getByRole('region', { name: 'By place' }).getByRole('row')
    await expect(places.nth(1)).toHaveText(/This computer3 ?1 h 10 min.*0\.00/)
    await dashboard.getByRole('link', { name: 'night training' }).click()
    await expect(dashboard.getByRole('heading', { name: 'night training' })).toBeVisible()
  })

  test('stand against their budgets, by place and by job', async ({ face }) => {
    const { cost } = emptyWorld.status
    const spent = { ...cost, todayUsd: 0.25, weekUsd: 2, monthUsd: 7.5, reservedUsd: 0.4, savedUsd: 1.2 }
    const costs = { ...paidWork, isWhole: false, countedJobs: 1000 }
    const status = { ...emptyWorld.status, cost: spent }
    const dashboard = await face.open(`${page}#/costs`, { ...busyWorld, status, costs })
    await expect(
      dashboard.getByRole('progressbar', { name: /^This month: .*7\.50 of .*20\.00$/ }),
    ).toBeVisible()
    await expect(dashboard.getByRole('region', { name: 'Saved' })).toContainText('1.20')
    await expect(dashboard.getByRole('region', { name: 'By place' }).getByRole('row').nth(1)).toContainText(
      'gcp',
    )
    await expect(dashboard.getByRole('region', { name: 'By job' }).getByRole('row').nth(1)).toContainText(
      '7.50',
    )
    await expect(dashboard.getByText('Of the newest 1,000 jobs')).toBeVisible()
    await expect(dashboard.getByText('Nothing has been spent')).toBeHidden()
  })

  test('of a Lull that never worked teach what will stand here', async ({ face }) => {
    const dashboard = await face.open(`${page}#/costs`)
    await expect(dashboard.getByText('No job has run yet')).toBeVisible()
  })
})

test.describe('any room', () => {
  const rooms = ['jobs', 'timeline', 'machine', 'costs', 'jobs/0199a2b3-c4d5-7abc-8def-000000000006'] as const

  test('says that it reads while nothing is answered', async ({ face }) => {
    const dashboard = await face.open(page, { mood: 'silent' })
    for (const room of rooms) {
      await dashboard.evaluate((hash) => (window.location.hash = `#/${hash}`), room)
      await expect(dashboard.getByText('Reading…').first()).toBeVisible()
    }
  })
})
