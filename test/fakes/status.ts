import { Status } from '../../shared/model'

/** A machine that is ready and has nothing to do, as a door would show it, with a test's own particulars. */
export function aStatus(particulars: Partial<Status> = {}): Status {
  return Status.parse({
    engine: {
      pid: 4711,
      version: '0.1.0',
      uptimeSeconds: 60,
      host: 'app',
      sensors: 'real',
      home: '/home/ada/.local/share/lull',
      messages: [],
    },
    readiness: {
      scorePercent: 97,
      level: 'excellent',
      parts: { idle: 40, power: 30, resources: 27 },
      vetoes: [],
      waits: [],
    },
    limits: { maxCpuPercent: 90, maxMemoryPercent: 90, maxJobs: 5 },
    sample: {
      idleSeconds: 3600,
      power: { source: 'mains' },
      cpu: { othersPercent: 1, oursPercent: 0 },
      memory: { totalBytes: 17179869184, availableBytes: 12283606466 },
      heat: {},
      gpus: [],
      focus: { fullScreen: false, inCall: false, idleInhibited: false },
      network: { metered: false },
      disk: { freeBytes: 100000000000 },
    },
    jobs: {},
    next: [],
    paused: null,
    blind: [],
    cost: {
      todayUsd: 0,
      weekUsd: 0,
      monthUsd: 0,
      reservedUsd: 0,
      savedUsd: 0,
      limits: { dailyUsd: 1, weeklyUsd: 5, monthlyUsd: 20 },
    },
    ...particulars,
  })
}

/** The same machine with somebody at it. */
export function aBusyStatus(secondsAgo = 3): Status {
  const { readiness } = aStatus()
  const veto = {
    code: 'userActive' as const,
    message: `You were here ${secondsAgo} s ago`,
    hint: 'Leave keyboard and mouse alone',
    value: secondsAgo,
    limit: 180,
    unit: 's',
  }
  return aStatus({
    readiness: { ...readiness, scorePercent: 55, level: 'light', vetoes: [veto], waits: [veto] },
  })
}
