import type { Reason } from './reason'

/** Whether only jobs that use GPUs mind this reason, also while it settles. */
export function concernsGpuJobsOnly({ code, settles }: Pick<Reason, 'code' | 'settles'>): boolean {
  return (code === 'settling' ? settles : code) === 'gpuBusy'
}
