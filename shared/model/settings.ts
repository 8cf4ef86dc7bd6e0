import { z } from 'zod'
import { HoursField, BytesField } from './unit-fields'

/** A setting's unit and sentence ride on its schema, so that every face and `lull config list` can show them. */
const notes = (unit: string, description: string) => ({ unit, description })
const percent = (fallback: number, description: string) =>
  z.number().min(0).max(100).default(fallback).meta(notes('%', description))
const seconds = (fallback: number, max: number, description: string) =>
  z.number().min(0).max(max).default(fallback).meta(notes('s', description))
const celsius = (fallback: number, description: string) =>
  z.number().min(30).max(120).default(fallback).meta(notes('°C', description))
const usd = (fallback: number, description: string) =>
  z.number().min(0).max(100_000).default(fallback).meta(notes('USD', description))
const flag = (fallback: boolean, description: string) => z.boolean().default(fallback).meta({ description })
const room = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).prefault({} as never)

const limitsRow = (cpu: number, memory: number, jobs: number, when: string) =>
  room({
    maxCpuPercent: percent(cpu, `What our jobs may use of the processors together, ${when}`),
    maxMemoryPercent: percent(memory, `How full memory may get with our jobs in it, ${when}`),
    maxJobs: z
      .number()
      .int()
      .min(0)
      .max(1000)
      .default(jobs)
      .meta(notes('jobs', `How many jobs run at once, ${when}`)),
  })

/** Every number that Lull decides by, with its default, range, unit and a sentence. */
export const Settings = z
  .strictObject({
    idle: room({
      afterSeconds: seconds(300, 86_400, 'Without input for this long, a job may start'),
      resumeAfterSeconds: seconds(180, 86_400, 'Without input for this long, a frozen job goes on'),
      cpuPercent: percent(10, 'A job starts only while other programs use less of the processors than this'),
      memoryPercent: percent(70, 'A job starts only while other programs use less of the memory than this'),
    }),
    cpu: room({
      vetoPercent: percent(25, 'Other programs’ load above this freezes jobs'),
      vetoAfterSeconds: seconds(10, 3600, 'How long the load must stay above it'),
      clearPercent: percent(15, 'Below this the load is over'),
      clearAfterSeconds: seconds(20, 3600, 'How long the load must stay below it'),
    }),
    memory: room({
      pressurePercent: percent(10, 'Time lost to memory shortage (PSI) above this freezes jobs'),
      clearPercent: percent(5, 'Below this the shortage is over'),
      bandPercent: percent(5, 'How far other programs’ memory must fall below the limit before jobs go on'),
    }),
    battery: room({
      floorPercent: percent(20, 'Below this charge nothing runs'),
      bandPercent: percent(
        5,
        'How far the charge must rise past a threshold before the better limits hold again',
      ),
    }),
    heat: room({
      maxCelsius: room({
        cpu: celsius(90, 'A hotter processor freezes jobs'),
        gpu: celsius(84, 'A hotter GPU freezes jobs'),
      }),
      bandCelsius: z
        .number()
        .min(0)
        .max(50)
        .default(8)
        .meta(notes('°C', 'How far it must cool before jobs go on')),
    }),
    gpu: room({
      vetoPercent: percent(25, 'Other programs’ use of a GPU above this freezes jobs that use GPUs'),
      clearPercent: percent(15, 'Below this the GPU is free again'),
    }),
    disk: room({
      minFreeBytes: BytesField.default(1024 ** 3).meta(notes('bytes', 'With less free space nothing runs')),
    }),
    limits: room({
      mains: limitsRow(90, 90, 5, 'on mains'),
      batteryHigh: limitsRow(70, 80, 3, 'on a battery above 80 %'),
      batteryMiddle: limitsRow(50, 70, 2, 'on a battery between 50 and 80 %'),
      batteryLow: limitsRow(30, 50, 1, 'on a battery between the floor and 50 %'),
    }),
    jobs: room({
      max: z
        .number()
        .int()
        .min(0)
        .max(1000)
        .nullable()
        .default(null)
        .meta(notes('jobs', 'At most this many at once; empty: by the limits table')),
      stopGraceSeconds: seconds(10, 3600, 'Between asking a job to end (SIGTERM) and ending it (SIGKILL)'),
      vetoGraceSeconds: seconds(2, 60, 'The same while a veto holds'),
      logMaxBytes: BytesField.default(64 * 1024 ** 2).meta(
        notes('bytes', 'A log file is rotated at this size'),
      ),
      logFiles: z
        .number()
        .int()
        .min(1)
        .max(100)
        .default(4)
        .meta(notes('files', 'Rotated files kept beside the newest')),
      historyDays: z
        .number()
        .min(1)
        .max(3650)
        .default(90)
        .meta(notes('days', 'Ended jobs, their logs and outputs are kept this long')),
    }),
    hours: HoursField.nullable()
      .default(null)
      .meta({ description: 'Jobs run only in these hours; without any, at all hours' }),
    excludedApps: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'While one of these is in front, nothing runs' }),
    focus: room({
      fullScreen: flag(true, 'A full-screen program in front freezes jobs'),
      inhibitors: flag(true, 'A program that keeps the computer awake (a film, a call) counts as presence'),
    }),
    sampling: room({
      everySeconds: z
        .number()
        .min(0.05)
        .max(60)
        .default(5)
        .meta(notes('s', 'How often the sensors are read at rest')),
      inputEverySeconds: z
        .number()
        .min(0.02)
        .max(1)
        .default(0.1)
        .meta(notes('s', 'How often input is looked for while a job runs')),
    }),
    notifications: room({
      enabled: flag(true, 'Desktop notifications'),
      jobDone: flag(true, 'When a job is done'),
      jobFailed: flag(true, 'When a job failed'),
      attention: flag(true, 'When Lull needs you: it cannot see, or something is not in order'),
      budget: flag(true, 'When half of a budget is spent, then 80 %, then all of it'),
      explanation: flag(true, 'What Lull does, explained once when it first happens'),
      quietHours: HoursField.nullable().default(null).meta({
        description: 'In these hours nothing is shown; what came is told after them',
      }),
    }),
    http: room({
      tcpPort: z.number().int().min(0).max(65_535).nullable().default(null).meta({
        description:
          'Also serve the local API on 127.0.0.1 at this port, with a token; empty: on the socket only',
      }),
    }),
    budget: room({
      dailyUsd: usd(1, 'Never spend more in a day'),
      weeklyUsd: usd(5, 'Never spend more in a week'),
      monthlyUsd: usd(20, 'Never spend more in a month'),
    }),
  })
  .prefault({})
  .meta({ id: 'Settings' })
export type Settings = z.output<typeof Settings>

/** The defaults, as the schema holds them. */
export const defaultSettings: Settings = Settings.parse({})
