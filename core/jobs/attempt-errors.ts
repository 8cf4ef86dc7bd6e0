import type { AttemptError } from '../../shared/model'
import { formatSeconds } from '../../shared/model'

const killedHint =
  'Nothing in Lull sends SIGKILL without saying so: the kernel may have run out of memory. Ask for the memory it needs.'

/** The errors that the rules themselves find at the end of an attempt, in words. */
export const attemptErrors = {
  exitCode: (code: number | undefined): AttemptError => ({
    code: 'exitCode',
    message: code === undefined ? 'It ended without an exit code' : `It ended with exit code ${code}`,
    hint: 'Its log says more; `retry.on: [exitCode]` would try it again.',
  }),
  signal: (name: string): AttemptError => ({
    code: 'signal',
    message: `It was ended by ${name}`,
    hint: name === 'SIGKILL' ? killedHint : 'Its log says more; `retry.on: [signal]` would try it again.',
  }),
  timeout: (seconds: number | undefined): AttemptError => ({
    code: 'timeout',
    message: seconds === undefined ? 'It ran too long' : `It ran for longer than ${formatSeconds(seconds)}`,
    hint: 'Give it a longer `timeout`; frozen time does not count.',
  }),
  outputMissing: (missing: readonly string[]): AttemptError => ({
    code: 'outputMissing',
    message: `It ended well but left no ${missing.join(', ')}`,
    hint: 'Check the paths under `outputs`: they start at the job’s working folder.',
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
    hint: 'It is tried again as often as `retry.attempts` allows; then you can retry the job.',
  }),
  dependencyFailed: (dependency: string): AttemptError => ({
    code: 'dependencyFailed',
    message: `${dependency}, which it waited for, did not succeed`,
    hint: `Retry ${dependency}, then submit this job again.`,
  }),
}
