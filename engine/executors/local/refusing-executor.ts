import type { LullError } from '../../../shared/model'
import type { LocalExecutor, LocalExecutorOptions } from './local-executor-types'
import { newsPost } from './news-post'

/** Stands where no job can be held: refuses each start with the reason, so that nothing pretends to run. */
export function refusingExecutor(reason: LullError, log: LocalExecutorOptions['log']): LocalExecutor {
  const { tell, onNews } = newsPost(log)
  const { message, hint } = reason
  return {
    place: 'local',
    capabilities: { freeze: 'none', limitCpu: 'none', limitMemory: 'none', checkpoint: false, tested: true },
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
    onNews,
    freezeAll: () => undefined,
    release: async () => undefined,
  }
}
