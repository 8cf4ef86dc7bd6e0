import { readdirSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { readLog, watchLog } from '../../engine/executors/local'
import { type Holding, openHolding } from '../platform/holding'

let holding: Holding
afterEach(() => holding.close())

/** Reads a whole log in small pieces, as a follower does. */
async function readAll(folder: string): Promise<string> {
  const pieces: Buffer[] = []
  for (let offset = 0; ;) {
    const piece = await readLog(folder, 'stdout', offset, 10_000)
    pieces.push(piece.bytes)
    offset = piece.offset + piece.bytes.length
    if (piece.atEnd) return Buffer.concat(pieces).toString()
  }
}

it.each(['cgroup', 'groups'] as const)(
  'rotates a log of a job in %s without losing a byte',
  async (container) => {
    holding = openHolding({ container, logMaxBytes: 100_000, logFiles: 100 })
    const write = `const until = Date.now() + 7000
    let count = 0
    while (Date.now() < until) fs.writeSync(1, count++ + '\\n')
    fs.writeSync(2, String(count))`
    const { key, folder } = await holding.start([process.execPath, '-e', write])
    await holding.hear(key, 'exited', 30_000)
    expect(readdirSync(folder).filter((name) => /^stdout\.\d+$/.test(name)).length).toBeGreaterThan(1)
    const count = Number((await readLog(folder, 'stderr', 0, 100)).bytes.toString())
    const expected = Array.from({ length: count }, (_, at) => `${at}\n`).join('')
    expect((await readAll(folder)) === expected).toBe(true)
  },
)

it('tells when a log grows, and when it had grown before anybody watched', async () => {
  holding = openHolding({ container: 'groups' })
  const { folder } = await holding.start(['sh', '-c', 'echo one; sleep 0.3; echo two; exec sleep 5'])
  await watchLog(folder, 'stdout', AbortSignal.timeout(5000), 4)
  expect((await readLog(folder, 'stdout', 4, 100)).bytes.toString()).toBe('two\n')
  await watchLog(folder, 'stdout', AbortSignal.timeout(5000), 4)
})
