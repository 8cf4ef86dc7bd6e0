import type { PastMoment } from '../../shared/model'
import { aJob } from '../fakes/jobs'
import { dragOver, emptyWorld, expect, presentingWorld, test, twoMinutes, waitingWorld } from './ground'

const page = 'popover/index.html'
const look = { width: 380, height: 760 }

test.describe('the popover', () => {
  test('puts what is next first, as the engine planned it, and runs it on a click', async ({ face }) => {
    const popover = await face.open(page, waitingWorld, look)
    const rows = popover.getByRole('region', { name: 'Jobs' }).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    await expect(rows.nth(1)).toContainText('urgent')
    await expect(rows.nth(1)).toContainText('next')
    await expect(rows.nth(2)).toContainText('waits')
    await popover.getByRole('button', { name: 'Run now, although you are here: urgent' }).click()
    await expect.poll(() => face.asked('jobs.runNow')).toEqual([{ job: expect.stringMatching(/99$/) }])
  })

  test('speaks of its own buttons, not of commands', async ({ face }) => {
    const popover = await face.open(page, waitingWorld, look)
    await expect(popover.getByRole('region', { name: 'What holds it back' })).toBeVisible()
    expect(await popover.locator('body').innerText()).not.toMatch(/--\w|`/)
  })

  test('keeps a refusal on show while a file passes over it', async ({ face }) => {
    const popover = await face.open(page, emptyWorld, look)
    await face.become({ mood: 'refuses' })
    await popover.getByRole('button', { name: 'Pause for an hour' }).click()
    await expect(popover.getByRole('alert')).toContainText('Not today')
    await face.become({ mood: 'answers' })
    await dragOver(popover, '/home/ada/train.py')
    await expect.poll(() => face.asked('app.keepPopoverOpen')).toContainEqual({ wanted: true })
    await expect(popover.getByRole('alert')).toContainText('Not today')
  })

  test('leads from a rule to its setting', async ({ face }) => {
    const popover = await face.open(page, presentingWorld, look)
    const reasons = popover.getByRole('region', { name: 'What holds it back' })
    await expect(reasons).toContainText('fills the screen')
    await reasons.getByRole('button', { name: 'Change this rule' }).click()
    const wish = { page: 'settings', setting: 'focus.fullScreen' }
    await expect.poll(() => face.asked('app.openPage')).toEqual([wish])
  })

  test('names the rule of a start, or of going on where somebody stands frozen', async ({ face }) => {
    const { readiness } = emptyWorld.status
    const here = (message: string) => ({ code: 'userActive' as const, message, hint: 'Leave it alone' })
    const vetoes = [here('nothing goes on before 3 min')]
    const status = {
      ...emptyWorld.status,
      readiness: { ...readiness, vetoes, waits: [here('jobs start after 5 min')] },
    }
    const popover = await face.open(page, { ...emptyWorld, status, jobs: [aJob({ state: 'queued' })] }, look)
    const reasons = popover.getByRole('region', { name: 'What holds it back' })
    await expect(reasons).toContainText('jobs start after 5 min')
    await expect(reasons).not.toContainText('3 min')
    await face.become({ jobs: [aJob({ state: 'frozen' })] })
    await expect(reasons).toContainText('nothing goes on before 3 min')
    await expect(reasons).not.toContainText('5 min')
  })

  test('tells once what keeps several sensors blind', async ({ face }) => {
    const unseen = { message: 'The file of the sensors is broken', hint: 'Mend the file' }
    const blind = (['idleSeconds', 'power', 'cpu'] as const).map((sensor) => ({ sensor, ...unseen }))
    const popover = await face.open(
      page,
      { ...emptyWorld, status: { ...emptyWorld.status, blind: [...blind] } },
      look,
    )
    await expect(popover.getByRole('region', { name: 'What Lull cannot see' })).toBeVisible()
    await expect(popover.getByText(unseen.message)).toHaveCount(1)
  })

  test('says what it has cost, also when that is nothing', async ({ face }) => {
    const popover = await face.open(page, emptyWorld, look)
    await expect(popover.getByText('nothing spent')).toBeVisible()
    const cost = { ...emptyWorld.status.cost, todayUsd: 0.25, monthUsd: 7.5 }
    await face.become({ status: { ...emptyWorld.status, cost } })
    await expect(popover.getByRole('region', { name: 'Cost' })).toContainText('$0.25 of')
    await expect(popover.getByText('nothing spent')).toHaveCount(0)
  })

  test('shows the past of a GPU at its first paint, and goes on with it', async ({ face }) => {
    const popover = await face.open(page, waitingWorld, look)
    const line = popover.getByRole('img', { name: 'Utilisation of NVIDIA A40, last two minutes' })
    await expect(line).toBeVisible()
    const drawn = await line.locator('path').getAttribute('d')
    const last = twoMinutes.at(-1) as PastMoment
    await face.become({ past: [...twoMinutes, { ...last, atSeconds: last.atSeconds + 5 }] })
    await expect(line.locator('path')).not.toHaveAttribute('d', drawn ?? '')
  })

  test('lets its ring glide where it goes far, and not for each figure that trembles', async ({ face }) => {
    const { status } = emptyWorld
    const popover = await face.open(page, emptyWorld, look)
    const scored = (scorePercent: number) =>
      face.become({ status: { ...status, readiness: { ...status.readiness, scorePercent } } })
    const ring = popover.getByRole('img', { name: /^Readiness/ })
    await scored(60)
    await expect(ring).toContainText('60')
    const glides = await popover.evaluateHandle(() => {
      const properties: string[] = []
      document.addEventListener('transitionrun', ({ propertyName }) => properties.push(propertyName))
      return properties
    })
    await scored(62)
    await expect(ring).toContainText('62')
    await popover.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    expect(await glides.jsonValue()).toEqual([])
    await scored(90)
    await expect(ring).toContainText('90')
    await expect.poll(() => glides.jsonValue()).toEqual(['stroke-dashoffset'])
  })
})
