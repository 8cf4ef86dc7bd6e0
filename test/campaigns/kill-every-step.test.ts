import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Container } from '../platform/holding'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import { type Moment, pickUp, playToDeath } from './ground/kill-round'
import { fullSize, sized } from './ground/size'

// The engine is killed before each act that the world can see of what it does (a file written, a line of SQL, a process
// started, a signal sent), one act after the other. What it does between two acts, nobody could tell from what it leaves.

/** Before every act at full size; small, before some of them. */
const stride = sized(12, 1)
const mostActs = 300

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
async function dieBefore(act: number, moment: Moment, container: Container): Promise<boolean> {
  const death = { at: 'act', step: act } as const
  try {
    const round = { moment, container, death, latestMs: null }
    const played = await playToDeath(ground, round, `${moment}-${act}`)
    await pickUp(ground, container, played)
    return played.diedAtItsStep
  } catch (error) {
    const story = ground.engineLog().split('\n').slice(-40).join('\n')
    throw new Error(`killed before act ${act}\n${story}`, { cause: error })
  }
}

const moments = ['start', 'freeze', 'thaw', 'finish', 'handOver'] as const
const containers = ['cgroup', 'groups'] as const
/** Small, one way of holding for each moment. */
const ways = moments.flatMap((moment, at) =>
  containers
    .filter((_container, way) => fullSize || way === at % 2)
    .map((container) => ({ moment, container })),
)

describe.each(ways)('an engine that is killed at $moment, holding by $container', ({ moment, container }) => {
  it(
    'loses nothing, before whichever act',
    async () => {
      let acts = 0
      for (let act = 1; act < mostActs; act += stride) {
        if (!(await dieBefore(act, moment, container))) break
        acts = act
      }
      process.stdout.write(`killed before ${acts} acts of ${moment}, holding by ${container}\n`)
      expect(acts).toBeGreaterThan(0)
      expect(acts).toBeLessThan(mostActs - stride)
    },
    mostActs * patienceMs,
  )
})
