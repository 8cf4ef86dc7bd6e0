import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import type { Container } from '../platform/holding'
import { startXvfb } from '../platform/xvfb'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import type { Runner } from './ground/engine-process'
import { type Moment, pickUp, playToDeath } from './ground/kill-round'
import { bundleApp, electron } from './ground/real-app'
import { fullSize, sized } from './ground/size'

// The engine is killed before each act that the world can see of what it does (a file written, a line of SQL, a process
// started, a signal sent), one act after the other. What it does between two acts, nobody could tell from what it leaves.

const mostActs = 300

interface Way {
  readonly moment: Moment
  readonly container: Container
}

let program: string
let ground: EngineHome

beforeAll(async () => {
  program = await bundleEngine('kill-every-step')
})
beforeEach(() => {
  ground = makeEngineHome(program)
})
afterEach(() => ground.remove())

/** Plays the moment with a death before that act. Resolves with whether there is such an act. */
async function dieBefore(act: number, { moment, container }: Way, by?: Runner): Promise<boolean> {
  const death = { at: 'act', step: act } as const
  try {
    const round = { moment, container, death, latestMs: null, ...(by && { by }) }
    const played = await playToDeath(ground, round, `${moment}-${act}`)
    await pickUp(ground, container, played)
    return played.diedAtItsStep
  } catch (error) {
    const story = ground.engineLog().split('\n').slice(-40).join('\n')
    throw new Error(`killed before act ${act}\n${story}`, { cause: error })
  }
}

/** Dies before the first act, and then before each `stride`-th after it, until there is none. Resolves with the last. */
async function dieBeforeEach(stride: number, way: Way, by?: Runner): Promise<number> {
  let last = 0
  for (let act = 1; act < mostActs; act += stride) {
    if (!(await dieBefore(act, way, by))) break
    last = act
  }
  process.stdout.write(`killed before ${last} acts of ${way.moment}, holding by ${way.container}\n`)
  expect(last).toBeLessThan(mostActs - stride)
  return last
}

const moments = ['start', 'next', 'freeze', 'thaw', 'finish', 'handOver'] as const
const containers = ['cgroup', 'groups'] as const
/** Small, one way of holding for each moment. */
const ways: readonly Way[] = moments.flatMap((moment, at) =>
  containers
    .filter((_container, way) => fullSize || way === at % 2)
    .map((container) => ({ moment, container })),
)

describe.each(ways)('an engine that is killed at $moment, holding by $container', (way) => {
  /** Before every act at full size; small, before some of them. */
  const stride = sized(12, 1)

  it(
    'loses nothing, before whichever act',
    async () => expect(await dieBeforeEach(stride, way)).toBeGreaterThan(0),
    mostActs * patienceMs,
  )
})

describe.runIf(needs('Xvfb', electron))('the app', () => {
  let display: Awaited<ReturnType<typeof startXvfb>>
  let app: Runner

  beforeAll(async () => {
    display = await startXvfb()
    app = await bundleApp('kill-every-step', display.display)
  })
  afterAll(() => display.stop())

  it.each(ways)(
    'that is killed at $moment, holding by $container, loses nothing, before whichever act of its engine',
    async (way) => {
      // Each round is a start of Electron: small, one is played.
      const died = fullSize ? (await dieBeforeEach(1, way, app)) > 0 : await dieBefore(4, way, app)
      expect(died).toBe(true)
    },
    mostActs * patienceMs,
  )
})
