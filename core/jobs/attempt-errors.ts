import type { AttemptError } from '../../shared/model'
import { formatSeconds } from '../../shared/model'

const killedHint =
  'Nothing in Lull sends SIGKILL without saying so: the kernel may have run out of memory. Ask for the memory it needs.'

/** `choice` is what the form calls this error, `code` what the terminal does. */
const mendOrTryAgain = (choice: string, code: string) =>
  `Its log says why: mend that, then retry it. To have it tried again by itself, edit and run it again with “${choice}” under “Time limit and retries” (in a terminal: --retry-on ${code}).`

/**
 * The errors that the rules themselves find at the end of an attempt, in words. What is quoted is what the form for jobs
 * calls it; a job file is nothing that everybody has seen.
 */
export const attemptErrors = {
  exitCode: (code: number | undefined): AttemptError => ({
    code: 'exitCode',
    message: code === undefined ? 'It ended without an exit code' : `It ended with exit code ${code}`,
    hint: mendOrTryAgain('It failed by itself', 'exitCode'),
  }),
  signal: (name: string): AttemptError => ({
    code: 'signal',
    message: `It was ended by ${name}`,
    hint: name === 'SIGKILL' ? killedHint : mendOrTryAgain('Ended by a signal', 'signal'),
  }),
  timeout: (seconds: number | undefined): AttemptError => ({
    code: 'timeout',
    message: seconds === undefined ? 'It ran too long' : `It ran for longer than ${formatSeconds(seconds)}`,
    hint: 'Edit and run it again with a longer “End it after running” (in a terminal: --timeout). Frozen time does not count.',
  }),
  outputMissing: (missing: readonly string[]): AttemptError => ({
    code: 'outputMissing',
    message: `It ended well but left no ${missing.join(', ')}`,
    hint: 'Check the paths of its “Outputs” (in a terminal: --output): they start at the job’s working folder.',
  }),
  outputUnkept: (problem: string): AttemptError => ({
    code: 'outputMissing',
    message: `It ended well, but its outputs could not be kept: ${problem}`,
    hint: 'They still lie where the job wrote them; mend what is said, and copy them or retry the job.',
  }),
  escaped: (pids: readonly number[]): AttemptError => ({
    code: 'escaped',
    message: `It is not tried again, as processes of it still run: ${pids.join(', ')}`,
    hint: 'End these processes, then retry the job.',
  }),
  placeLost: (message: string): AttemptError => ({
    code: 'placeLost',
    message,
    hint: 'It is tried again as often as its “Tries in all” allow (in a terminal: --retry); then you can retry the job.',
  }),
  dependencyFailed: (dependency: string): AttemptError => ({
    code: 'dependencyFailed',
    message: `${dependency}, which it waited for, did not succeed`,
    hint: `Retry ${dependency}, then submit this job again.`,
  }),
}
