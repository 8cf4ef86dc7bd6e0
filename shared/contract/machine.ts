import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Check, HistoryEntry, SensorReport, SnapshotUpdate, Status } from '../model'
import { procedure } from './base'

/** A year: whoever means longer means until resumed. */
const longestPauseSeconds = 366 * 86_400

/** `decisions` leaves out the patches in which nothing but measured figures moved: for who shows no figures. */
const watchedChanges = ['all', 'decisions'] as const

export const machine = {
  status: procedure
    .route({ method: 'GET', path: '/status', summary: 'The machine as it is now' })
    .output(Status),
  watch: procedure
    .route({ method: 'GET', path: '/watch', summary: 'The present and every change of it' })
    .input(z.object({ changes: z.enum(watchedChanges).default('all') }).prefault({}))
    .output(eventIterator(SnapshotUpdate)),
  pause: procedure
    .route({ method: 'POST', path: '/pause', summary: 'Run nothing for a while, or until resumed' })
    .input(z.object({ forSeconds: z.number().positive().max(longestPauseSeconds).nullable().default(null) }))
    .output(Status),
  resume: procedure.route({ method: 'POST', path: '/resume', summary: 'End a pause' }).output(Status),
  history: procedure
    .route({ method: 'GET', path: '/history', summary: 'The machine’s past, newest first' })
    .input(
      z.object({
        from: z.iso.datetime().optional(),
        to: z.iso.datetime().optional(),
        limit: z.coerce.number().int().min(1).max(10_000).default(100),
      }),
    )
    .output(z.array(HistoryEntry)),
  sensors: procedure
    .route({ method: 'GET', path: '/sensors', summary: 'Every sensor, with its source and age' })
    .output(z.array(SensorReport)),
  doctor: procedure
    .route({ method: 'GET', path: '/doctor', summary: 'Checks of this machine, each with a remedy' })
    .output(z.array(Check)),
}
