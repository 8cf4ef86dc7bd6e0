import { canRun } from '../needs'
import { whyNoLaptop } from '../platform/laptop'
import { abandonedMachine, busyTree, expect, openPopover, processesWith, test, ticksWithin } from './ground'

const { power: _power, ...allButPower } = abandonedMachine

test.describe('on a laptop', () => {
  test.use({ sensors: allButPower })
  test.beforeEach(() => {
    const reason = whyNoLaptop()
    test.skip(!canRun(reason), reason)
  })

  test('a job that wants mains freezes when the kernel says battery, says why, and goes on at mains', async ({
    laptop,
    start,
    tray,
    home,
  }) => {
    const page = await openPopover(await start(), tray)
    const work = busyTree(home.folder)
    const job = await home.submit(['--mains', '--name', 'night training'], work.command)
    await home.reaches(job, 'running')
    expect((await home.status()).sample.power).toMatchObject({ source: 'mains', chargePercent: 100 })
    await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
    const pids = processesWith('LULL_JOB', job)

    laptop.unplug()
    const frozen = await home.reaches(job, 'frozen')
    expect(frozen.reasons).toContainEqual(expect.objectContaining({ code: 'onBattery' }))
    expect(await ticksWithin(300, pids)).toBe(0)
    const row = page.getByRole('listitem').filter({ hasText: 'night training' })
    await expect(row).toContainText('It runs on mains power only')

    laptop.plugIn()
    await home.reaches(job, 'running')
    work.finish()
    expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
    expect(work.starts()).toBe(1)
  })
})
