import { type Container, memoryMeter, untilNone } from '../containers'
import { windows } from './calls'
import { createAttemptJob, type JobObject } from './job-object'
import type { AttemptNames } from './names'
import { memoryOf } from './processes'
import { type Suspension, suspensionOf } from './suspension'

/** How long a freeze or a kill may take before it is reported as not done. */
const verifyWithinMs = 2000
const lowestNice = 19
const autoReset = false

/**
 * Holds a job in a job object of its own. Written by Microsoft's documentation and tried under Wine; untested on real
 * Windows. Windows has no signals: SIGTERM and SIGINT become CTRL_BREAK for the main process, which the launcher sends, as
 * it shares no console with anybody else; all other signals do nothing.
 */
export function jobContainer(names: AttemptNames): Container {
  const job = createAttemptJob(names.job)
  const ask = windows().CreateEventW(null, autoReset, false, names.ask)
  const suspension = suspensionOf(job)
  const askToEnd = (signal: NodeJS.Signals) => {
    if (signal === 'SIGTERM' || signal === 'SIGINT') windows().SetEvent(ask)
  }
  return {
    kind: 'job',
    cgroup: '',
    hold: suspension.takeOver,
    ...movement(suspension),
    signalMain: askToEnd,
    signalAll: askToEnd,
    kill: () => untilNone(() => killAll(job), verifyWithinMs),
    living: job.members,
    use: useOf(job),
    setNice: (nice) => job.setPriority(nice >= lowestNice ? 'idle' : 'belowNormal'),
    remove: () => {
      job.close()
      windows().CloseHandle(ask)
    },
  }
}

function movement(suspension: Suspension): Pick<Container, 'freeze' | 'brake' | 'thaw'> {
  return {
    freeze: () => untilNone(suspension.stopMoving, verifyWithinMs),
    brake: () => void suspension.stopMoving(),
    thaw: suspension.resume,
  }
}

function killAll(job: JobObject): readonly number[] {
  if (job.accounting().activeProcesses === 0) return []
  job.terminate()
  return job.members()
}

function useOf(job: JobObject): Container['use'] {
  const memory = memoryMeter({ memoryOf })
  return () => {
    const pids = job.members()
    const { userSeconds, kernelSeconds, peakBytes } = job.accounting()
    const memoryBytes = memory.read(pids)
    return {
      pids,
      cpuSeconds: userSeconds + kernelSeconds,
      memoryBytes,
      peakMemoryBytes: Math.max(memory.peakBytes(), peakBytes),
    }
  }
}
