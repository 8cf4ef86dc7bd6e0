import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../platform/eventually'
import { type Container, type Holding, openHolding, processes } from '../platform/holding'
import { beginSeries, standbyFolders, standsBy } from '../platform/standing-by'

const lives = (pid: number) => (processes.read(pid)?.activity ?? 'ended') !== 'ended'

/** Somebody kills one of our shells at the worst moment. Each test ends by closing the executor: that must end, too. */
describe.each<Container>(['cgroup', 'groups'])('in a series held in %s', (container) => {
  let holding: Holding
  beforeEach(() => {
    holding = openHolding({ container })
  })
  afterEach(() => holding.close())

  const exited = (exitCode: number) => ({ type: 'exited', end: { exitCode }, escapedPids: [] })
  const endOfNext = async () => (await holding.run(['sh', '-c', 'exit 5'])).end

  it('a job goes on after one whose launcher died between its report and its word', async () => {
    await beginSeries(holding)
    const report = String.raw`printf 'code 3\n0m0s 0m0s\n0m0s 0m0s\nend\n' >>"$LULL_OUTPUTS/../report"`
    const { end } = await holding.run(['sh', '-c', `${report}; kill -9 $PPID`])
    expect(end).toMatchObject(exited(3))
    expect(await endOfNext()).toMatchObject(exited(5))
  })

  it('a job goes on after one that was killed before it had read that it may begin', async () => {
    const { job } = await beginSeries(holding)
    process.kill(job, 'SIGSTOP')
    const { key } = await holding.start(['sh', '-c', 'exit 4'])
    process.kill(job, 'SIGKILL')
    expect(await holding.hear(key, 'lost')).toMatchObject({ message: 'It was ended before it could begin' })
    expect(await endOfNext()).toMatchObject(exited(5))
  })

  it.each(['job', 'watcher', 'launcher'] as const)(
    'a job begins although its %s was killed while it stood by',
    async (who) => {
      const standing = await beginSeries(holding)
      process.kill(standing[who], 'SIGKILL')
      await eventually('it is gone', () => !lives(standing[who]) || undefined)
      expect(await endOfNext()).toMatchObject(exited(5))
    },
  )

  it('whoever stands by and cannot move ends with the engine', async () => {
    const { job, launcher } = await beginSeries(holding)
    for (const pid of [launcher, job]) process.kill(pid, 'SIGSTOP')
    await holding.executor.release()
    // Killed with the launcher's shell, whose end alone is waited for.
    await eventually('nobody is left', () => ![launcher, job].some(lives) || undefined)
    expect(standbyFolders(holding)).toEqual([])
  })

  it('whoever stands by ends with the engine although the watcher before left a word unread', async () => {
    const { watcher } = await beginSeries(holding)
    process.kill(watcher, 'SIGSTOP')
    const { order, end } = await holding.run(['sh', '-c', 'exit 4'])
    expect(end).toMatchObject(exited(4))
    const { job } = await standsBy(holding)
    rmSync(order.folder, { recursive: true })
    await holding.executor.release()
    expect(lives(job)).toBe(false)
  })
})
