import type { AttemptOrder } from '../../executor'
import { markOf, outputsFolder, progressFile } from '../folder'

/**
 * The environment that a launcher is started with: the job's but for what is the attempt's own, so that jobs of one
 * submission are alike. `LULL_*` of another job, whose child submitted this one, are left out.
 */
export function launcherEnvironment(order: AttemptOrder): Readonly<Record<string, string>> {
  const inherited = Object.entries(order.env).filter(([name]) => !jobVariables.includes(name))
  return {
    ...Object.fromEntries(inherited),
    ...(order.gpus.length > 0 && gpuVariables(order.gpus.join(','))),
  }
}

/**
 * What the launcher adds for the job alone: whoever carries `LULL_ATTEMPT` is a member. Shells start with an `IFS` of their
 * own, whatever the environment says (POSIX, "Shell Variables"): the job's is told again.
 */
export function attemptVariables(order: AttemptOrder): Readonly<Record<string, string>> {
  const separators = order.env['IFS']
  return {
    ...(separators !== undefined && { IFS: separators }),
    LULL_JOB: order.key.job,
    LULL_ATTEMPT: markOf(order.key),
    LULL_OUTPUTS: outputsFolder(order.folder),
    LULL_PROGRESS_FILE: progressFile(order.folder),
    ...(order.resumeFrom !== undefined && { LULL_RESUME_FROM: order.resumeFrom }),
  }
}

/**
 * Shows a job the GPUs that it was given and no other. CUDA counts by speed unless told to count as we do, by bus. HIP, for
 * AMD's, takes its own variable and CUDA's alike; ROCR_VISIBLE_DEVICES is left alone, as HIP counts anew among those that it
 * leaves: the same indexes in both would hide the GPU (ROCm documentation, "GPU isolation techniques"). On a machine with
 * GPUs of several makers our numbers are nobody's: each maker's library counts its own alone.
 */
function gpuVariables(indexes: string): Readonly<Record<string, string>> {
  return { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: indexes, HIP_VISIBLE_DEVICES: indexes }
}

const jobVariables: readonly string[] = [
  'LULL_JOB',
  'LULL_ATTEMPT',
  'LULL_OUTPUTS',
  'LULL_PROGRESS_FILE',
  'LULL_RESUME_FROM',
]

/** Variables that a shell may drop on the way, as their names are none of its own; `BASH_FUNC_f%%` is bash's own way. */
export function oddNames(env: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(env).filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
}
