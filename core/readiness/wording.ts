import { formatBytes, formatSeconds, type Remedy, type Settings } from '../../shared/model'
import { momentWords } from '../hours'
import type { Now } from '../clock'
import type { Finding } from './look'
import type { RuleKey } from './rules'

/** One plain sentence each: what is the case, and what would change it; and what a person can ask of Lull about it. */
export interface Sentences {
  readonly message: string
  readonly hint: string
  readonly remedy?: Remedy
  /** The setting that makes this a rule. */
  readonly setting?: string
}

/** What a rule may say something about. */
export interface Told extends Finding {
  readonly settings: Settings
  readonly now: Now
}

interface Wording {
  readonly holds: (told: Told) => Sentences
  /** While the limit is no longer passed but the band or the clear time is not over. Only for rules that have one. */
  readonly settles?: (told: Told) => Sentences
}

const figure = (value: number | string | undefined) => (typeof value === 'number' ? value : 0)
const number = (value: number | string | undefined) => String(Math.round(figure(value) * 10) / 10)
const percent = (value: number | string | undefined) => `${number(value)} %`
const celsius = (value: number | string | undefined) => `${number(value)} °C`
const seconds = (value: number | string | undefined) => formatSeconds(figure(value))
const bytes = (value: number | string | undefined) => formatBytes(figure(value))
const quoted = (value: number | string | undefined, otherwise: string) =>
  value === undefined ? otherwise : `“${value}”`

const wasHere = (told: Told) =>
  figure(told.value) < 1 ? 'You are here now' : `You were here ${seconds(told.value)} ago`

const blind = (what: string): Wording => ({
  holds: () => ({
    message: `Lull cannot see ${what}`,
    hint: 'The checks say how to mend it',
    remedy: 'doctor',
  }),
})

const heat = (what: (told: Told) => string): Wording => ({
  holds: (told) => ({
    message: `${what(told)} is at ${celsius(told.value)}; the limit is ${celsius(told.limit)}`,
    hint: `Jobs go on when it has cooled to ${celsius(told.clearLimit)}`,
  }),
  settles: (told) => ({
    message: `${what(told)} is at ${celsius(told.value)} and has been over ${celsius(told.limit)}`,
    hint: `Jobs go on when it has cooled to ${celsius(told.clearLimit)}`,
  }),
})

/** For how long the processors' use must stay below the clear limit, where the settings ask for any time at all. */
const clearTime = ({ settings: { cpu } }: Told) =>
  cpu.clearAfterSeconds > 0 ? ` for ${formatSeconds(cpu.clearAfterSeconds)}` : ''

const gpuName = (told: Told) => told.subject ?? 'The GPU'

/** Every sentence that readiness says, by rule. */
const wordings: Readonly<Record<RuleKey, Wording>> = {
  paused: {
    holds: ({ endsAtMs, now }) =>
      typeof endsAtMs === 'number'
        ? {
            message: `You paused Lull until ${momentWords(endsAtMs, now)}`,
            hint: 'Jobs run again then, or when you resume',
            remedy: 'resume',
          }
        : { message: 'You paused Lull', hint: 'Jobs run again when you resume', remedy: 'resume' },
  },
  'blind.idle': blind('whether somebody is at this computer'),
  'blind.power': blind('whether this computer runs on mains or battery'),
  'blind.cpu': blind('how busy the processors are'),
  'blind.memory': blind('how full the memory is'),
  userActive: {
    holds: (told) => ({
      message: `${wasHere(told)}; nothing runs before ${seconds(told.limit)} without input`,
      hint: 'Leave keyboard and mouse alone, or run a job now',
      remedy: 'runNow',
    }),
  },
  'userActive.start': {
    holds: (told) => ({
      message: `${wasHere(told)}; jobs start after ${seconds(told.limit)} without input`,
      hint: 'Leave keyboard and mouse alone, or run a job now',
      remedy: 'runNow',
    }),
  },
  inCall: {
    holds: () => ({
      message: 'A call is going on',
      hint: 'Jobs go on when it has ended',
      setting: 'focus.inhibitors',
    }),
  },
  fullScreen: {
    holds: ({ value }) => ({
      message: `${quoted(value, 'A program')} fills the screen`,
      hint: 'Jobs go on when it leaves full screen',
      setting: 'focus.fullScreen',
    }),
  },
  excludedApp: {
    holds: ({ value }) => ({
      message: `${quoted(value, 'An excluded program')} is in front, and you excluded it`,
      hint: 'Jobs go on when another program is in front',
      setting: 'excludedApps',
    }),
  },
  idleInhibited: {
    holds: ({ value }) => ({
      message: `${quoted(value, 'A program')} keeps this computer awake, which counts as presence`,
      hint: 'Jobs go on when it stops',
      setting: 'focus.inhibitors',
    }),
  },
  outsideHours: {
    holds: ({ value, limit, endsAtMs, now }) => ({
      message: `It is ${value}, outside the allowed hours ${limit}`,
      hint:
        typeof endsAtMs === 'number'
          ? `Jobs run again at ${momentWords(endsAtMs, now)}`
          : 'Set the hours again, like "22:00-07:00"',
      setting: 'hours',
    }),
  },
  batteryLow: {
    holds: ({ value, limit }) => ({
      message:
        value === undefined
          ? 'This computer runs on a battery whose charge is unknown'
          : `The battery is at ${percent(value)}; jobs need ${percent(limit)}`,
      hint: 'Plug in the charger',
    }),
    settles: ({ value, limit, settlesAt }) => ({
      message: `The battery is at ${percent(value)} and has been below ${percent(limit)}`,
      hint: `Plug in the charger, or charge it to ${percent(settlesAt)}`,
    }),
  },
  'tooHot.cpu': heat(() => 'The processor'),
  'tooHot.gpu': heat(gpuName),
  'memory.full': {
    holds: ({ value, limit, clearLimit }) => ({
      message: `Other programs fill ${percent(value)} of the memory; the limit is ${percent(limit)}`,
      hint: `Close some, until they fill less than ${percent(clearLimit)}`,
    }),
    settles: ({ value, limit, clearLimit }) => ({
      message: `Other programs fill ${percent(value)} of the memory, after ${percent(limit)} or more`,
      hint: `Close some, until they fill less than ${percent(clearLimit)}`,
    }),
  },
  'memory.pressure': {
    holds: ({ value, limit, clearLimit }) => ({
      message: `Programs lose ${percent(value)} of their time to lack of memory; the limit is ${percent(limit)}`,
      hint: `Close some programs, until it is less than ${percent(clearLimit)}`,
    }),
    settles: ({ value, limit, clearLimit }) => ({
      message: `Programs lose ${percent(value)} of their time to lack of memory, after more than ${percent(limit)}`,
      hint: `Jobs go on when it is less than ${percent(clearLimit)}`,
    }),
  },
  'memory.start': {
    holds: ({ value, limit }) => ({
      message: `Other programs fill ${percent(value)} of the memory; jobs start below ${percent(limit)}`,
      hint: 'Close some programs',
    }),
  },
  diskLow: {
    holds: ({ value, limit }) => ({
      message: `Only ${bytes(value)} of disk space are free; jobs need ${bytes(limit)}`,
      hint: 'Free some space',
      setting: 'disk.minFreeBytes',
    }),
  },
  cpuBusy: {
    holds: (told) => ({
      message: `Other programs use ${percent(told.value)} of the processors; the limit is ${percent(told.limit)}`,
      hint: `Jobs go on when they use less than ${percent(told.clearLimit)}${clearTime(told)}`,
    }),
    settles: (told) => ({
      // The sensor may have gone blind since.
      message:
        told.value === undefined
          ? `Other programs have used more than ${percent(told.limit)} of the processors`
          : `Other programs use ${percent(told.value)} of the processors, after more than ${percent(told.limit)}`,
      hint: `Jobs go on when that stays below ${percent(told.clearLimit)}${clearTime(told)}`,
    }),
  },
  'cpuBusy.start': {
    holds: ({ value, limit }) => ({
      message: `Other programs use ${percent(value)} of the processors; jobs start below ${percent(limit)}`,
      hint: 'Close busy programs, or run a job now',
      remedy: 'runNow',
    }),
  },
  gpuBusy: {
    holds: (told) => ({
      message: `Other programs use ${percent(told.value)} of ${gpuName(told)}; the limit is ${percent(told.limit)}`,
      hint: `GPU jobs go on when that is less than ${percent(told.clearLimit)}`,
    }),
    settles: (told) => ({
      message: `Other programs use ${percent(told.value)} of ${gpuName(told)}, after more than ${percent(told.limit)}`,
      hint: `GPU jobs go on when that is less than ${percent(told.clearLimit)}`,
    }),
  },
  'gpuBusy.start': {
    holds: (told) => ({
      message: `${gpuName(told)} is ${percent(told.value)} busy; GPU jobs start at ${percent(told.limit)} or less`,
      hint: 'Close what uses it, or run a job now',
      remedy: 'runNow',
    }),
  },
}

/** What to tell people of a rule that holds, or that only settles. */
export function sentencesOf(key: RuleKey, isSettling: boolean, told: Told): Sentences {
  const { holds, settles } = wordings[key]
  return (isSettling && settles ? settles : holds)(told)
}
