import type { LullError } from '../../../shared/model'
import type { ExecutorNews } from '../executor'
import type { LocalExecutor } from './local-executor-types'

/** Stands where no job can be held: refuses each start with the reason, so that nothing pretends to run. */
export function refusingExecutor(reason: LullError): LocalExecutor {
  const listeners: ((news: ExecutorNews) => void)[] = []
  const tell = (news: ExecutorNews) => listeners.forEach((listener) => listener(news))
  const { message, hint } = reason
  return {
    place: 'local',
    capabilities: { freeze: 'none', limitCpu: 'none', limitMemory: 'none', checkpoint: false },
    start: async ({ key }) =>
      tell({ key, type: 'launchFailed', error: { code: 'launchFailed', message, hint } }),
    freeze: async () => undefined,
    thaw: async () => undefined,
    stop: async () => undefined,
    setYielding: async () => undefined,
    setLimits: () => undefined,
    adopt: async (keys) => keys.forEach(({ key }) => tell({ key, type: 'lost', message })),
    ownUse: () => ({ cpuSeconds: 0, memoryBytes: 0, pids: new Set() }),
    usage: () => null,
    onNews: (listener) => void listeners.push(listener),
    freezeAll: () => undefined,
    release: () => undefined,
  }
}
