import { formatBytes, type Check } from '../../shared/model'
import type { Executor } from '../executors/executor'
import type { Present } from '../loop'

/** Looks the machine over and says what is well, what is not, and what would mend it. */
export type Doctor = () => Promise<readonly Check[]>

export interface DoctorParts {
  readonly present: () => Present
  readonly executor: Executor
  readonly messages: () => readonly string[]
  readonly home: string
}

export function createDoctor({ present, executor, messages, home }: DoctorParts): Doctor {
  return async () => [
    { name: 'home', state: 'ok', message: `Everything of Lull lies in ${home}` },
    ...sensorChecks(present()),
    ...holdChecks(executor),
    ...diskChecks(present()),
    ...messages().map((message) => ({ name: 'messages', state: 'warning', message }) as const),
  ]
}

function sensorChecks({ sight: { blind } }: Present): readonly Check[] {
  if (blind.length === 0) return [{ name: 'sensors', state: 'ok', message: 'Every sensor answers' }]
  return blind.map(({ sensor, message, hint }) => ({
    name: `sensor ${sensor}`,
    state: sensor === 'idleSeconds' || sensor === 'power' ? 'failed' : 'warning',
    message,
    hint,
  }))
}

const freezing: Readonly<Record<Executor['capabilities']['freeze'], Check>> = {
  cgroup: { name: 'freezing', state: 'ok', message: 'Jobs are held in control groups' },
  suspend: { name: 'freezing', state: 'ok', message: 'Jobs are held in job objects' },
  signals: {
    name: 'freezing',
    state: 'warning',
    message: 'Jobs are held in process groups: a job that hides its children could keep one running',
    hint: 'Start Lull in a systemd user session, or as a user who may write to its control group.',
  },
  none: {
    name: 'freezing',
    state: 'failed',
    message: 'Jobs cannot be frozen here',
    hint: 'This platform is not supported yet.',
  },
}

function holdChecks({ capabilities }: Executor): readonly Check[] {
  const checks: Check[] = [freezing[capabilities.freeze]]
  if (!capabilities.tested) {
    checks.push({
      name: 'platform',
      state: 'warning',
      message:
        'How jobs are held on this system was written by its documentation and is not tested on it yet',
      hint: 'Try it with jobs that can be run again, and tell the project what you see.',
    })
  }
  if (capabilities.limitCpu === 'dutyCycle') {
    checks.push({
      name: 'processor limit',
      state: 'warning',
      message: 'The kernel’s processor limit is not ours to set: jobs are held below it by short pauses',
      hint: 'A control group with the cpu controller (a systemd user session has one) makes it exact.',
    })
  }
  if (capabilities.limitMemory === 'none') {
    checks.push({
      name: 'memory limit',
      state: 'warning',
      message: 'The kernel’s memory limit is not ours to set: a job’s own request decides whether it starts',
      hint: 'A control group with the memory controller (a systemd user session has one) makes it exact.',
    })
  }
  return checks
}

function diskChecks({ sight: { sample } }: Present): readonly Check[] {
  if (!sample.disk) return []
  return [{ name: 'disk', state: 'ok', message: `${formatBytes(sample.disk.freeBytes)} free for jobs` }]
}
