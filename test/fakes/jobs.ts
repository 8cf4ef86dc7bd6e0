import { Job } from '../../shared/model'

/** A queued job as a door would show it, with a test's own particulars. */
export function aJob(particulars: Partial<Job> = {}): Job {
  return Job.parse({
    id: '0199a2b3-c4d5-7abc-8def-0123456789ab',
    name: 'train',
    state: 'queued',
    command: ['python3', 'train.py'],
    spec: {
      command: ['python3', 'train.py'],
      workdir: '/work',
      envNames: ['HOME', 'LANG', 'PATH'],
      inputs: [],
      outputs: [],
      resources: { cpus: 1, gpus: 0 },
      where: 'auto',
      when: { mains: false, after: [] },
      onReturn: 'freeze',
      retry: { attempts: 3, on: ['timeout', 'placeLost'], backoffSeconds: 2 },
      priority: 0,
      exclusive: false,
      now: false,
    },
    submittedAt: '2026-03-01T12:00:00.000Z',
    reasons: [],
    attempts: [],
    throttled: false,
    outputFiles: [],
    costUsd: 0,
    ...particulars,
  })
}

/** An attempt that runs, with a test's own particulars. */
export function anAttempt(particulars: Partial<Job['attempts'][number]> = {}): Job['attempts'][number] {
  return {
    number: 1,
    epoch: 1,
    place: 'local',
    state: 'running',
    intendedAt: '2026-03-01T12:00:01.000Z',
    startedAt: '2026-03-01T12:00:01.000Z',
    runSeconds: 0,
    frozenSeconds: 0,
    throttledSeconds: 0,
    gpus: [],
    notes: [],
    ...particulars,
  }
}
