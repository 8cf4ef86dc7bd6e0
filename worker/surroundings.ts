import path from 'node:path'

/** What the environment of a job says about its places. */
export interface Surroundings {
  /** Where results go. */
  readonly outputs: string
  /** Where progress is written; none: nobody asks. */
  readonly progressFile: string | undefined
  /** The outputs of an earlier attempt, whose checkpoint this one goes on from. */
  readonly resumeFrom: string | undefined
}

/** By hand, outside a job, results go into the working folder. */
export function surroundings(env: NodeJS.ProcessEnv): Surroundings {
  return {
    outputs: path.resolve(env['LULL_OUTPUTS'] ?? '.'),
    progressFile: env['LULL_PROGRESS_FILE'],
    resumeFrom: env['LULL_RESUME_FROM'],
  }
}
