import { z } from 'zod'

/** Every reason why a job waits or is held, and every veto of the machine. Faces key their wording and icons on it. */
export const reasonCodes = [
  'userActive',
  'onBattery',
  'batteryLow',
  'cpuBusy',
  'memoryPressure',
  'tooHot',
  'gpuBusy',
  'fullScreen',
  'excludedApp',
  'outsideHours',
  'paused',
  'sensorBlind',
  'idleInhibited',
  'inCall',
  'diskLow',
  'levelTooLow',
  'noCapacity',
  'waitingFor',
  'notYetTime',
  'budget',
  'concurrency',
  'exclusive',
  'settling',
] as const

export const ReasonCode = z.enum(reasonCodes)
export type ReasonCode = z.infer<typeof ReasonCode>

/** What a person can ask of Lull about a reason; each face offers it in its own way: a button, a command. */
export const Remedy = z.enum(['runNow', 'resume', 'doctor'])
export type Remedy = z.infer<typeof Remedy>

/**
 * Why something does not run, as data: what is the case (`value`), what the rule allows (`limit`), in which `unit`,
 * since when, and what would change it (`hint`, without the words of any one face; `remedy`, `setting`). The same reason feeds the popover, `lull why`, the API and the tests.
 */
export const Reason = z
  .object({
    code: ReasonCode,
    message: z.string().meta({ description: 'One plain sentence: what is the case' }),
    hint: z.string().meta({ description: 'One plain sentence: what would change it' }),
    value: z.union([z.number(), z.string()]).optional(),
    limit: z.union([z.number(), z.string()]).optional(),
    unit: z.string().optional(),
    since: z.iso.datetime().optional(),
    remedy: Remedy.optional(),
    setting: z.string().optional().meta({
      description: 'The setting, or the group of them, that makes this a reason: a person may change it',
    }),
    at: z.iso.datetime().optional().meta({
      description: 'The moment that the sentences speak of, for faces that write times their own way',
    }),
    settles: ReasonCode.optional().meta({ description: 'With `settling`: the rule whose band or time runs' }),
  })
  .readonly()
  .meta({ id: 'Reason' })
export type Reason = z.infer<typeof Reason>
