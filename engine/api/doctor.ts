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
  cgroup: { name: 'freezing', state: 'ok', message: 'Jobs freeze at once, with all that they started' },
  suspend: { name: 'freezing', state: 'ok', message: 'Jobs freeze at once, with all that they started' },
  signals: {
    name: 'freezing',
    state: 'warning',
    message: 'Jobs freeze, but one that hides the programs it starts could keep one of them running',
    hint: 'Start Lull from a desktop session of your own (systemd), which lets it hold all of them.',
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
      state: 'ok',
      message: 'Jobs are kept to the processor limit by short pauses',
    })
  }
  if (capabilities.limitMemory === 'none') {
    checks.push({
      name: 'memory limit',
      state: 'warning',
      message: 'Lull cannot hold a running job to its memory: what it asks for decides whether it starts',
      hint: 'Say in each job what it needs. Started from a desktop session of your own (systemd), Lull can.',
    })
  }
  return checks
}

function diskChecks({ sight: { sample } }: Present): readonly Check[] {
  if (!sample.disk) return []
  return [{ name: 'disk', state: 'ok', message: `${formatBytes(sample.disk.freeBytes)} free for jobs` }]
}
