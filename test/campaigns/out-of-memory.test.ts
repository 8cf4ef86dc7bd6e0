import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import type { Container } from '../platform/holding'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { residentBytes } from './ground/footprint'
import { livesStill } from './ground/relics'
import { canBoundMemory, type SmallMemory, smallMemory } from './ground/small-memory'

// A job fills the memory until the kernel ends somebody: never the person's programs, nor the engine.

/** The person's program holds more than the job can get: by size alone the kernel would choose that. */
const personsMegabytes = 300
const megabytes = 500

let program: string
let ground: EngineHome
let engine: EngineProcess
let memory: SmallMemory
let person: ChildProcess
let personEnds: Promise<unknown>

beforeAll(async () => {
  program = await bundleEngine('out-of-memory')
})

describe.runIf(canBoundMemory && needs('perl')).each<Container>(['cgroup', 'groups'])(
  'a job held by %s that fills the memory of the machine',
  (container) => {
    beforeEach(async () => {
      memory = smallMemory(megabytes)
      ground = makeEngineHome(program)
      engine = await ground.start({ through: memory.through, env: { LULL_CONTAINER: container } })
      const [command = '', ...args] = memory.through
      const holds = `push @held, 'x' x 1e6 for 1..${personsMegabytes}; sleep 1000 while 1`
      person = spawn(command, [...args, 'perl', '-e', holds], { stdio: 'ignore' })
      personEnds = once(person, 'exit')
      const holdsIt = () => residentBytes(person.pid ?? 0) > personsMegabytes * 1e6 || undefined
      await eventually('the person’s program holds its memory', holdsIt, patienceMs)
    })
    afterEach(async () => {
      person.kill('SIGKILL')
      await personEnds
      await ground.remove()
      memory.remove()
    })

    it('is ended by the kernel, which spares the person’s programs, the engine and the job beside it', async () => {
      const enough = path.join(ground.folder, 'enough')
      await ground.submit({
        name: 'neighbour',
        command: ['sh', '-c', 'until [ -e "$0" ]; do sleep 0.02; done', enough],
      })
      await ground.reaches('neighbour', 'running')
      await ground.submit({ name: 'greedy', command: ['perl', '-e', `push @held, 'x' x 1e6 while 1`] })
      const greedy = await ground.reaches('greedy', 'succeeded', 'failed', 'cancelled')
      expect(greedy.attempts).toMatchObject([{ signal: 'SIGKILL', error: { code: 'signal' } }])
      expect(greedy.error?.hint).toMatch(/memory/)
      expect(livesStill(person.pid ?? 0)).toBe(true)
      expect(engine.hasEnded()).toBe(false)
      expect((await ground.job('neighbour')).attempts).toMatchObject([{ state: 'running' }])
      writeFileSync(enough, '')
      await ground.reaches('neighbour', 'succeeded')
    })
  },
)
