import { startTrayHost } from '../fakes/tray-host'
import { abandonedMachine, busyTree, expect, isAlive, processesWith, test, ticksWithin } from './ground'

test.describe('the tray', () => {
  test('says how things are, and pauses and resumes', async ({ start, tray, home }) => {
    await start()
    const icon = await tray.icon()
    await expect.poll(icon.tooltip).toBe('Lull: Ready. Nothing to do.')
    const ready = await icon.shape()
    expect(await icon.menu()).toEqual([
      { label: 'Ready. Nothing to do.', enabled: false },
      { label: 'Pause', enabled: true },
      { label: 'Pause › For 30 minutes', enabled: true },
      { label: 'Pause › For 1 hour', enabled: true },
      { label: 'Pause › Until tomorrow', enabled: true },
      { label: 'Pause › Until I resume', enabled: true },
      { label: 'Open Lull', enabled: true },
      { label: 'New job…', enabled: true },
      { label: 'Dashboard', enabled: true },
      { label: 'Settings', enabled: true },
      { label: 'Quit Lull', enabled: true },
    ])

    await icon.choose('Pause › For 1 hour')
    await expect.poll(icon.tooltip).toMatch(/^Lull: Paused until \d{1,2}:\d\d.*\.$/)
    await expect.poll(icon.shape).not.toBe(ready)
    const { paused } = await home.status()
    const minutes = (Date.parse(paused?.until ?? '') - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(58)
    expect(minutes).toBeLessThanOrEqual(60)

    await icon.choose('Resume')
    await expect.poll(icon.tooltip).toBe('Lull: Ready. Nothing to do.')
    await expect.poll(icon.shape).toBe(ready)
    expect((await home.status()).paused).toBeNull()
  })

  test('has a shape for each state, and changes nothing while nothing changes', async ({
    start,
    tray,
    home,
  }) => {
    await start()
    const icon = await tray.icon()
    await expect.poll(icon.tooltip).toBe('Lull: Ready. Nothing to do.')
    const shapes = new Set([await icon.shape()])

    const work = busyTree(home.folder)
    const job = await home.submit(['--name', 'train'], work.command)
    await expect.poll(icon.tooltip).toBe('Lull: Working on train.')
    await expect.poll(async () => shapes.add(await icon.shape()).size).toBe(2)

    // Figures move at each sample; what the tray says does not.
    const person = (idleSeconds: number) => home.script({ ...abandonedMachine, idleSeconds })
    person(1)
    await expect.poll(icon.tooltip).toBe('Lull: 1 job waits. You are using this computer.')
    await expect.poll(async () => shapes.add(await icon.shape()).size).toBe(3)
    const before = icon.changes()
    expect(before.pictures).toBeGreaterThanOrEqual(2)
    expect(before.menus).toBeGreaterThanOrEqual(2)
    for (const idleSeconds of [2, 3, 4]) {
      person(idleSeconds)
      await expect.poll(async () => (await home.status()).sample.idleSeconds).toBe(idleSeconds)
    }
    expect(icon.changes()).toEqual(before)

    home.script({ ...abandonedMachine, idleSeconds: null })
    await expect.poll(icon.tooltip).toMatch(/^Lull: Lull cannot see this computer’s state\. .+\.$/)
    await expect.poll(async () => shapes.add(await icon.shape()).size).toBe(4)
    await icon.choose('Pause › For 1 hour')
    await expect.poll(async () => shapes.add(await icon.shape()).size).toBe(5)
    await home.lull('cancel', job)
  })

  test('is there while Lull starts, says so, and grants a click as soon as it can', async ({
    start,
    tray,
    home,
  }) => {
    await home.reaches(await home.submit([], ['true']), 'succeeded')
    const { engine } = await home.status()
    process.kill(engine.pid, 'SIGSTOP') // the app waits for it to hand over
    const started = start()
    const icon = await tray.icon()
    await expect.poll(icon.tooltip).toBe('Lull: Starting.')
    expect(await icon.menu()).toEqual([
      { label: 'Starting.', enabled: false },
      { label: 'Quit Lull', enabled: true },
    ])
    await icon.activate()
    process.kill(engine.pid, 'SIGCONT')
    const app = await started
    await expect.poll(icon.tooltip).toBe('Lull: Ready. Nothing to do.')
    await expect.poll(app.isShown).toBe(true)
    expect(tray.announced()).toBe(1)
  })

  test('comes back when the panel was restarted', async ({ start, tray, sessionBus }) => {
    await start()
    await tray.icon()
    tray.leave()
    const next = await startTrayHost(sessionBus)
    // Chromium may announce the old icon once more before it is taken down.
    const tooltip = async () => (await next.icon()).tooltip()
    await expect(async () => expect(await tooltip()).toBe('Lull: Ready. Nothing to do.')).toPass()
    next.leave()
  })

  test('quits, and leaves running jobs frozen for the next engine', async ({ start, tray, home }) => {
    const app = await start()
    const icon = await tray.icon()
    const work = busyTree(home.folder)
    const job = await home.submit([], work.command)
    await home.reaches(job, 'running')
    await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
    const pids = processesWith('LULL_JOB', job)

    await icon.choose('Quit Lull')
    await app.ended()
    await expect.poll(() => ticksWithin(300, pids)).toBe(0)
    expect(pids.filter(isAlive)).toEqual(pids)

    await start()
    await home.reaches(job, 'running')
    work.finish()
    expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
    expect(work.starts()).toBe(1)
  })
})
