import type { Level, Reason } from '../../shared/model'
import { formatBytes } from '../../shared/model'
import type { Now } from '../clock'
import { momentWords } from '../hours'

/** Every reason that the planner itself gives, in words. The machine's own (vetoes, waits) come with its assessment. */
export const reasons = {
  levelTooLow: (value: Level, limit: Level): Reason => ({
    code: 'levelTooLow',
    message: `The machine’s readiness is "${value}", and it starts at "${limit}" or better`,
    hint: 'It starts when the machine is idle for longer, on mains or less busy; it may ask for a lower level.',
    value,
    limit,
  }),
  heldByHand: (): Reason => ({
    code: 'paused',
    message: 'You held it back',
    hint: 'Release it, or run it now.',
  }),
  needsMains: (): Reason => ({
    code: 'onBattery',
    message: 'It runs on mains power only',
    hint: 'Plug the computer in.',
  }),
  outsideOwnHours: (hours: string): Reason => ({
    code: 'outsideHours',
    message: `It runs at ${hours} only`,
    hint: 'Work goes on when these hours begin, or when you run it now.',
    remedy: 'runNow',
    limit: hours,
  }),
  notYetTime: (due: string, now: Now): Reason => ({
    code: 'notYetTime',
    message: `It is due at ${momentWords(Date.parse(due), now)}`,
    hint: 'It waits for its next time, or for the end of the pause before its next try.',
    limit: due,
    at: due,
  }),
  waitingFor: (names: readonly string[]): Reason => ({
    code: 'waitingFor',
    message: `It waits for ${names.join(', ')} to succeed`,
    hint: 'It can start when they have succeeded, and is cancelled if one of them does not.',
    value: names.join(', '),
  }),
  slotsTaken: (running: number, limit: number): Reason => ({
    code: 'concurrency',
    message: limit === 0 ? 'No job may run at the moment' : `${running} of at most ${limit} jobs run`,
    hint:
      limit === 0
        ? 'As this computer is powered now, the limits allow none.'
        : 'It has its turn when one of them ends, or when more may run at once.',
    setting: 'limits',
    value: running,
    limit,
    unit: 'jobs',
  }),
  turnOfAnother: (name: string): Reason => ({
    code: 'concurrency',
    message: `"${name}" is before it and waits for room`,
    hint: 'It has its turn after that job has started; a job of higher priority comes first.',
    value: name,
  }),
  cpusTaken: (used: number, wanted: number, limit: number): Reason => ({
    code: 'noCapacity',
    message: `It asks for ${wanted} ${wanted === 1 ? 'processor' : 'processors'}, and running jobs hold ${used} of ${limit}`,
    hint: 'It has its turn when enough of them are free.',
    value: used,
    limit,
    unit: 'processors',
  }),
  memoryTaken: (heldBytes: number, wantedBytes: number, limitBytes: number): Reason => ({
    code: 'noCapacity',
    message: `It asks for ${formatBytes(wantedBytes)} of memory, and ${formatBytes(heldBytes)} of the ${formatBytes(limitBytes)} for jobs are taken`,
    hint: 'Frozen jobs keep their memory: it has its turn when one of them ends.',
    value: heldBytes,
    limit: limitBytes,
    unit: 'bytes',
  }),
  memoryOverLimit: (wantedBytes: number, limitBytes: number): Reason => ({
    code: 'noCapacity',
    message: `It asks for ${formatBytes(wantedBytes)} of memory, and jobs may take ${formatBytes(limitBytes)} together`,
    hint: 'Ask for less, or let jobs fill more of the memory.',
    setting: 'limits',
    value: wantedBytes,
    limit: limitBytes,
    unit: 'bytes',
  }),
  memoryShort: (freeBytes: number, wantedBytes: number): Reason => ({
    code: 'noCapacity',
    message: `It asks for ${formatBytes(wantedBytes)} of memory, and ${formatBytes(freeBytes)} are free`,
    hint: 'Close programs that hold memory, or ask for less.',
    value: freeBytes,
    limit: wantedBytes,
    unit: 'bytes',
  }),
  diskShort: (freeBytes: number, wantedBytes: number): Reason => ({
    code: 'diskLow',
    message: `It asks for ${formatBytes(wantedBytes)} on the disk, and ${formatBytes(freeBytes)} are free`,
    hint: 'Free space on the disk, or ask for less.',
    value: freeBytes,
    limit: wantedBytes,
    unit: 'bytes',
  }),
  gpusTaken: (free: number, wanted: number): Reason => ({
    code: 'noCapacity',
    message: `It asks for ${wanted} ${wanted === 1 ? 'GPU' : 'GPUs'}, and ${free} are free of other jobs`,
    hint: 'Frozen jobs keep their GPUs: it has its turn when one of them ends.',
    value: free,
    limit: wanted,
    unit: 'GPUs',
  }),
  gpuMemoryShort: (wanted: number, wantedBytes: number): Reason => ({
    code: 'gpuBusy',
    message: `It asks for ${formatBytes(wantedBytes)} of GPU memory, and other programs hold too much of it`,
    hint: 'Close programs that use the GPU, or ask for less.',
    value: wanted,
    limit: wantedBytes,
    unit: 'bytes',
  }),
  anotherAlone: (name: string): Reason => ({
    code: 'exclusive',
    message: `"${name}" has the machine to itself`,
    hint: 'It has its turn when that job ends.',
    value: name,
  }),
  wantsToBeAlone: (running: number): Reason => ({
    code: 'exclusive',
    message: `It wants the machine to itself, and ${running} other ${running === 1 ? 'job runs' : 'jobs run'}`,
    hint: 'It has its turn when these have ended; nothing else is started before.',
    value: running,
    limit: 0,
    unit: 'jobs',
  }),
  placeGone: (place: string): Reason => ({
    code: 'noCapacity',
    message: `Its place "${place}" is not there`,
    hint: 'It goes on when its place is back.',
    value: place,
  }),
  underWay: (): Reason => ({
    code: 'settling',
    message: 'Nothing keeps it: it is about to go on',
    hint: 'Nothing needs to be done.',
  }),
  ending: (): Reason => ({
    code: 'settling',
    message: 'It is being ended',
    hint: 'Nothing needs to be done.',
  }),
} as const
