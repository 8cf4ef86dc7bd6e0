import type { ReasonCode } from '../../../shared/model'
import { countOf, listOf } from './counting'

/** The past, in bands and in sentences. */
export const timelineWords = {
  range: 'How far back',
  ranges: { day: 'Day', week: 'Week' },
  noPast: 'Nothing recorded yet',
  noPastHint:
    'While Lull runs, this day fills with bands: when you used this computer, when it was free, and what ran then. Point at a moment, and a sentence says why jobs ran or waited.',
  seeMachine: 'What Lull sees now',
  unwatchedKey: 'Grey: Lull was not running.',
  moment: 'Moment that is explained',
  lanes: {
    use: 'In use',
    battery: 'On battery',
    hot: 'Too hot',
    other: 'Held back otherwise',
    idle: 'Free',
    working: 'Working',
  },
  asTable: 'The same as a table',
  from: 'From',
  long: 'For',
  whatHappened: 'What happened',
  earlierRows: (count: number) => `and ${countOf(count, 'earlier stretch', 'earlier stretches')}`,
  past: {
    when: (day: string, from: string, to: string) =>
      from === to ? `${day} ${from}` : `${day} ${from} to ${to}`,
    unwatched: 'Lull was not running, so nothing is known',
    free: 'this computer was free and no job ran',
    worked: (jobs: string) => `Lull worked on ${jobs}`,
    stood: (jobs: string) => `this computer was free, and ${jobs} stood frozen`,
    so: (running: string | null, frozen: string | null) => {
      const went = running ? `${running} went on all the same` : 'nothing ran'
      return frozen
        ? `, so ${frozen} stood frozen${running ? `; ${went}` : ''}`
        : running
          ? `; ${went}`
          : `, so ${went}`
    },
    jobs: (count: number, isMore: boolean) =>
      isMore ? countOf(count, 'other job', 'other jobs') : countOf(count, 'job', 'jobs'),
    and: (parts: readonly string[]) => listOf(parts),
    because: {
      userActive: 'you used this computer',
      onBattery: 'it ran on battery',
      batteryLow: 'the battery was low',
      cpuBusy: 'other programs were busy',
      memoryPressure: 'memory was scarce',
      tooHot: 'the computer was too hot',
      gpuBusy: 'other programs used the GPU',
      fullScreen: 'a program filled the screen',
      excludedApp: 'an excluded program was in front',
      outsideHours: 'it was outside the allowed hours',
      paused: 'you had paused Lull',
      sensorBlind: 'Lull could not see the computer’s state',
      idleInhibited: 'a program kept the computer awake',
      inCall: 'a call was going on',
      diskLow: 'the disk was nearly full',
      levelTooLow: 'the computer was not ready enough',
      noCapacity: 'the computer was fully used',
      waitingFor: 'another job had to end first',
      notYetTime: 'it was not yet time',
      budget: 'the budget left no room',
      concurrency: 'other jobs ran first',
      exclusive: 'a job ran alone',
      settling: 'the computer settled down',
    } satisfies Record<ReasonCode, string>,
  },
} as const
