import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { busyTree, expect, isAlive, processesWith, runApp, test, ticksWithin } from './ground'

test('a crash of the app stops its jobs, and the next start adopts them', async ({ start, tray, home }) => {
  const app = await start()
  await tray.icon()
  const work = busyTree(home.folder)
  const job = await home.submit([], work.command)
  const { attempts } = await home.reaches(job, 'running')
  await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
  const pids = processesWith('LULL_JOB', job)

  await app.crash()
  await expect.poll(() => ticksWithin(200, pids), { intervals: [0] }).toBe(0)
  expect(pids.filter(isAlive)).toEqual(pids)

  await start()
  const adopted = await home.reaches(job, 'running')
  expect(adopted.attempts).toHaveLength(1)
  expect(adopted.attempts[0]?.pid).toBe(attempts[0]?.pid)
  work.finish()
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
  expect(work.starts()).toBe(1)
})

test('a headless engine hands its running job over to the app', async ({ start, tray, home }) => {
  const work = busyTree(home.folder)
  const job = await home.submit([], work.command)
  const before = await home.reaches(job, 'running')
  const headless = await home.status()
  expect(headless.engine.host).toBe('headless')

  const app = await start()
  await tray.icon()
  await expect.poll(async () => (await home.status()).engine).toMatchObject({ host: 'app', pid: app.pid })
  expect(isAlive(headless.engine.pid)).toBe(false)
  const after = await home.reaches(job, 'running')
  expect(after.attempts).toHaveLength(1)
  expect(after.attempts[0]?.pid).toBe(before.attempts[0]?.pid)
  work.finish()
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0 })
  expect(work.starts()).toBe(1)
})

test('a second start opens the popover of the first and ends', async ({ start, tray, home, sessionBus }) => {
  const app = await start()
  await tray.icon()
  expect(await app.isShown()).toBe(false)

  const second = await runApp({ ...home.env, DBUS_SESSION_BUS_ADDRESS: sessionBus })
  expect(second.code).toBe(0)
  await expect.poll(app.isShown).toBe(true)
  expect((await home.status()).engine.pid).toBe(app.pid)
  expect(tray.announced()).toBe(1)
})

test('`lull engine stop` takes the app with it', async ({ start, tray, home }) => {
  const app = await start()
  await tray.icon()
  await home.lull('engine', 'stop')
  await app.ended()
  expect(app.exitCode()).toBe(0)
})

test('says why it cannot start, and leaves what it cannot read as it is', async ({ home, sessionBus }) => {
  const database = path.join(home.folder, 'lull.sqlite')
  writeFileSync(database, 'this was a database once')
  const app = await runApp({ ...home.env, DBUS_SESSION_BUS_ADDRESS: sessionBus })
  expect(app.code).toBe(1)
  expect(app.stderr).toMatch(/Lull could not start: .*lull\.sqlite.*\n.+/)
  expect(readFileSync(database, 'utf8')).toBe('this was a database once')
})
