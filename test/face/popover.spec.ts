import { aJob } from '../fakes/jobs'
import { aStatus } from '../fakes/status'
import { JobId, type PastMoment } from '../../shared/model'
import { assortedJobs, busyWorld, expect, expectAccessible, test, twoMinutes, type World } from './ground'

const page = 'popover/index.html'
const look = { width: 380, height: 760 }

/** Somebody is there: one job stands frozen, two wait, and the plan takes the younger one of them first. */
function waitingWorld(): Partial<World> {
  const [first, , frozen] = assortedJobs
  if (!first || !frozen) throw new Error('the world has jobs that wait')
  const urgent = aJob({
    ...first,
    id: JobId.parse('0199a2b3-c4d5-7abc-8def-000000000099'),
    name: 'urgent',
    spec: { ...first.spec, priority: 5 },
  })
  const next = [urgent, first].map(({ id, name }) => ({ id, name }))
  const status = aStatus({ ...busyWorld.status, jobs: { queued: 2, frozen: 1 }, next })
  return { ...busyWorld, status, jobs: [urgent, first, frozen], past: twoMinutes }
}

test.describe('the popover', () => {
  test('puts what is next first, as the engine planned it, and runs it on a click', async ({ face }) => {
    const popover = await face.open(page, waitingWorld(), look)
    const rows = popover.getByRole('region', { name: 'Jobs' }).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    await expect(rows.nth(1)).toContainText('urgent')
    await expect(rows.nth(1)).toContainText('next')
    await expect(rows.nth(2)).toContainText('waits')
    await popover.getByRole('button', { name: 'Run urgent now, although you are here' }).click()
    await expect.poll(() => face.asked('jobs.runNow')).toEqual([{ job: expect.stringMatching(/99$/) }])
    for (const scheme of ['light', 'dark'] as const) {
      await face.theme(scheme)
      await expectAccessible(popover)
      await popover.screenshot({ path: test.info().outputPath(`waiting-${scheme}.png`) })
    }
  })

  test('speaks of its own buttons, not of commands', async ({ face }) => {
    const popover = await face.open(page, waitingWorld(), look)
    await expect(popover.getByRole('region', { name: 'What holds it back' })).toBeVisible()
    expect(await popover.locator('body').innerText()).not.toMatch(/--\w|`/)
  })

  test('shows the past of a GPU at its first paint, and goes on with it', async ({ face }) => {
    const popover = await face.open(page, waitingWorld(), look)
    const line = popover.getByRole('img', { name: 'Utilisation of NVIDIA A40, last two minutes' })
    await expect(line).toBeVisible()
    const drawn = await line.locator('path').getAttribute('d')
    const last = twoMinutes.at(-1) as PastMoment
    await face.become({ past: [...twoMinutes, { ...last, atSeconds: last.atSeconds + 5 }] })
    await expect(line.locator('path')).not.toHaveAttribute('d', drawn ?? '')
  })

  test('at work, with nothing to do, and with nothing ever done', async ({ face }) => {
    const working = {
      ...busyWorld,
      past: twoMinutes,
      status: aStatus({ ...busyWorld.status, readiness: aStatus().readiness }),
    }
    const worlds: Readonly<Record<string, Partial<World>>> = {
      working: { ...working, jobs: assortedJobs.slice(1) },
      resting: { ...working, jobs: assortedJobs.slice(3) },
      empty: {},
    }
    for (const [name, world] of Object.entries(worlds)) {
      const popover = await face.open(page, world, look)
      await expect(popover.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(popover)
      await popover.screenshot({ path: test.info().outputPath(`${name}.png`) })
      await popover.close()
    }
  })
})
