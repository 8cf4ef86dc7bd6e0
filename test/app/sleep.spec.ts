import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { busyTree, expect, processesWith, test, ticksWithin } from './ground'

test('a computer freezes its jobs before it sleeps, and thaws them when it wakes', async ({
  logind,
  start,
  tray,
  home,
}) => {
  await start()
  await tray.icon()
  const work = busyTree(home.folder)
  const job = await home.submit([], work.command)
  await home.reaches(job, 'running')
  await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
  const pids = processesWith('LULL_JOB', job)

  logind.prepareForSleep(true)
  await home.reaches(job, 'frozen')
  expect(await ticksWithin(500, pids)).toBe(0)
  // Nobody is there and nothing holds jobs back, but the machine is about to sleep.
  expect(await home.job(job)).toMatchObject({ state: 'frozen' })

  logind.prepareForSleep(false)
  await home.reaches(job, 'running')
  work.finish()
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
})

test('a computer that sleeps twice in a row, each time announced twice, loses no line of a job that is writing', async ({
  logind,
  start,
  tray,
  home,
}) => {
  await start()
  await tray.icon()
  const enough = path.join(home.folder, 'enough')
  const writes = 'i=0; until [ -e "$0" ]; do i=$((i+1)); echo "line $i"; done; echo $i >"$0.lines"'
  const job = await home.submit([], ['sh', '-c', writes, enough])
  await home.reaches(job, 'running')
  const log = path.join(home.folder, 'runs', job, '1', 'stdout')
  for (let nights = 0; nights < 2; nights++) {
    const before = readFileSync(log).length
    await expect.poll(() => readFileSync(log).length).toBeGreaterThan(before)
    logind.prepareForSleep(true)
    logind.prepareForSleep(true)
    await home.reaches(job, 'frozen')
    logind.prepareForSleep(false)
    logind.prepareForSleep(false)
    await home.reaches(job, 'running')
  }
  writeFileSync(enough, '')
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ attempts: [{ number: 1 }] })
  const count = Number(readFileSync(`${enough}.lines`, 'utf8'))
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  expect(lines).toEqual(Array.from({ length: count }, (_, at) => `line ${at + 1}`))
})
