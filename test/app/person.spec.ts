import {
  busyTree,
  expect,
  isAlive,
  processesWith,
  quietMachine,
  test,
  ticksWithin,
  whileTyping,
} from './ground'

test.describe('a person at the computer', () => {
  test.use({
    sensors: quietMachine,
    settings: { idle: { afterSeconds: 2, resumeAfterSeconds: 2 } },
  })

  test('is waited for, is yielded to at a key press, and the job goes on when they leave', async ({
    start,
    tray,
    home,
  }) => {
    await start()
    await tray.icon()
    const work = busyTree(home.folder)
    const job = await whileTyping(async () => {
      const id = await home.submit([], work.command)
      await expect.poll(async () => (await home.job(id)).reasons[0]?.code).toBe('userActive')
      return id
    })
    expect(work.starts()).toBe(0)

    await home.reaches(job, 'running')
    await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
    const pids = processesWith('LULL_JOB', job)
    await expect.poll(() => ticksWithin(100, pids)).toBeGreaterThan(0)

    await whileTyping(async () => {
      const frozen = await home.reaches(job, 'frozen', 2_000)
      expect(frozen.reasons[0]).toMatchObject({ code: 'userActive', unit: 's' })
      expect(await ticksWithin(500, pids)).toBe(0)
      expect(pids.filter(isAlive)).toEqual(pids)
    })

    await home.reaches(job, 'running')
    await expect.poll(() => ticksWithin(100, pids)).toBeGreaterThan(0)
    work.finish()
    const done = await home.reaches(job, 'succeeded')
    expect(done).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
    expect(done.attempts[0]?.frozenSeconds).toBeGreaterThan(0.5)
    expect(work.starts()).toBe(1)
  })
})

test('a job that wants mains freezes when the plug is pulled, and goes on when it is back', async ({
  start,
  tray,
  home,
}) => {
  await start()
  await tray.icon()
  const work = busyTree(home.folder)
  const job = await home.submit(['--mains'], work.command)
  await home.reaches(job, 'running')
  const pids = processesWith('LULL_JOB', job)

  home.script({ ...quietMachine, idleSeconds: 3600, power: { source: 'battery', chargePercent: 90 } })
  const frozen = await home.reaches(job, 'frozen')
  expect(frozen.reasons).toContainEqual(expect.objectContaining({ code: 'onBattery' }))
  expect(await ticksWithin(300, pids)).toBe(0)

  home.script({
    ...quietMachine,
    idleSeconds: 3600,
    power: { source: 'mains', chargePercent: 90, charging: true },
  })
  await home.reaches(job, 'running')
  work.finish()
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0 })
  expect(work.starts()).toBe(1)
})
