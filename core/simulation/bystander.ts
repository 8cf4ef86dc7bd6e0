import type { Sample, Settings } from '../../shared/model'
import type { Now } from '../clock'
import { localPlace, plan, type MachineSize, type PlannerState } from '../planner'
import { emptyMemory, tell, weigh, type Weighed } from '../readiness'
import { feltForSeconds } from './trace'

/**
 * Judges each moment alone, by the very rules and the very planner, but without a memory and without patience: with it
 * a second is known to be wasted. It decides nothing.
 */
export interface Bystander {
  judge(sample: Sample, now: Now): Weighed
  /** Whether it would let a waiting job run. */
  wouldRun(state: PlannerState, weighed: Weighed): boolean
}

export function openBystander(size: MachineSize, settings: Settings): Bystander {
  const impatient = withoutPatience(settings)
  return {
    judge: (sample, now) => weigh(sample, { settings: impatient, paused: null }, emptyMemory, now),
    wouldRun: (state, weighed) => {
      const { sample, now } = weighed.scene
      const place = localPlace(size, sample, tell(weighed))
      const { actions } = plan({ ...state, settings: impatient }, [place], now)
      return actions.some(({ type }) => type === 'start' || type === 'thaw')
    },
  }
}

/** Without a memory no band and no clear time counts, so only what delays a first judgement is left to be taken out. */
function withoutPatience(settings: Settings): Settings {
  const { idle, cpu } = settings
  return {
    ...settings,
    idle: { ...idle, afterSeconds: feltForSeconds, resumeAfterSeconds: feltForSeconds },
    cpu: { ...cpu, vetoAfterSeconds: 0 },
  }
}
