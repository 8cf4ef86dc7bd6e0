import { z } from 'zod'
import { Reason } from './reason'

/** From best to worst; `good` is wide enough for moderate work, `light` for light work only. */
export const levels = ['excellent', 'good', 'light', 'unsuitable'] as const
export const Level = z.enum(levels).meta({ id: 'Level' })
export type Level = z.infer<typeof Level>

/** What our jobs may take together, given power and load. */
export const Limits = z
  .object({
    maxCpuPercent: z.number().min(0).max(100),
    maxMemoryPercent: z.number().min(0).max(100),
    maxJobs: z.number().int().min(0),
  })
  .readonly()
  .meta({ id: 'Limits' })
export type Limits = z.infer<typeof Limits>

/**
 * How ready this machine is for work. The score is for people and ranks machines; vetoes decide. `vetoes` stop what
 * runs; `waits` only keep new jobs from starting.
 */
export const Readiness = z
  .object({
    scorePercent: z.number().min(0).max(100),
    level: Level,
    parts: z
      .object({
        idle: z.number().min(0).max(40),
        power: z.number().min(0).max(30),
        resources: z.number().min(0).max(30),
      })
      .readonly(),
    vetoes: z.array(Reason).readonly(),
    waits: z.array(Reason).readonly(),
  })
  .readonly()
  .meta({ id: 'Readiness' })
export type Readiness = z.infer<typeof Readiness>
