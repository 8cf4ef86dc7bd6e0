import { z } from 'zod'
import { Job, JobFile, Settings } from '../model'
import { procedure } from './base'

/** The pages that a window can show. */
export const Page = z.enum(['dashboard', 'new-job', 'settings', 'welcome'])
export type Page = z.infer<typeof Page>

/** What a dropped or picked file would run as. */
export const Guess = z
  .object({
    name: z.string(),
    workdir: z.string(),
    command: z.array(z.string()).readonly().meta({ description: 'Empty when nothing could be guessed' }),
    note: z.string().optional().meta({ description: 'What the person should look at, in a sentence' }),
  })
  .readonly()
  .meta({ id: 'Guess' })
export type Guess = z.infer<typeof Guess>

/**
 * What pages ask of the app itself. Served on the Electron door only, never over HTTP. Pages name things (a job, a page);
 * whatever runs a command or touches a person's files is confirmed by that person on the main side.
 */
export const app = {
  openPage: procedure.route({ summary: 'Open a window, or bring it to the front' }).input(
    z.object({
      page: Page,
      job: z.string().optional(),
      path: z
        .string()
        .min(1)
        .optional()
        .meta({ description: 'What a new job begins with: a file or folder' }),
      setting: z
        .string()
        .regex(/^[A-Za-z.]+$/)
        .optional()
        .meta({ description: 'The setting, or the group of them, that the settings show' }),
    }),
  ),
  keepPopoverOpen: procedure
    .route({ summary: 'Keep the popover when another window takes the focus, or let it go again' })
    .input(z.object({ wanted: z.boolean() })),
  submit: procedure
    .route({ summary: 'Submit jobs after the person has confirmed them in a dialog of the app' })
    .input(
      z.object({
        jobs: z.array(JobFile).min(1).max(100),
        workdir: z.string(),
        now: z.boolean().default(false),
      }),
    )
    .output(z.array(Job).nullable().meta({ description: 'null: the person said no' })),
  guess: procedure
    .route({ summary: 'What a script or folder would run as: .py, .ipynb, .sh, .js, a folder' })
    .input(z.object({ path: z.string().min(1) }))
    .output(Guess),
  pick: procedure
    .route({ summary: 'Let the person pick files or folders' })
    .input(z.object({ what: z.enum(['file', 'folder']), several: z.boolean().default(false) }))
    .output(z.array(z.string())),
  openOutput: procedure
    .route({ summary: 'Show an output of a job, or its output folder, in the file manager' })
    .input(z.object({ job: z.string(), path: z.string().optional() })),
  copy: procedure.route({ summary: 'Put a text on the clipboard' }).input(z.object({ text: z.string() })),
  applications: procedure
    .route({ summary: 'Names of the programs that run, to pick from' })
    .output(z.array(z.string())),
  facts: procedure.route({ summary: 'What this desktop gives and what was chosen' }).output(
    z.object({
      startsAtLogin: z.boolean(),
      welcomed: z.boolean().meta({ description: 'Whether the first steps were gone through' }),
      secrets: z.object({ kept: z.boolean(), message: z.string() }),
      tellsFrontWindow: z
        .boolean()
        .meta({ description: 'Whether this desktop tells which program is in front' }),
      home: z.string(),
      version: z.string(),
    }),
  ),
  setStartAtLogin: procedure
    .route({ summary: 'Start with the desktop, or not' })
    .input(z.object({ wanted: z.boolean() })),
  setWelcomed: procedure.route({ summary: 'The first steps were gone through' }),
  exportSettings: procedure
    .route({ summary: 'Write the settings to a file that the person picks' })
    .output(z.string().nullable().meta({ description: 'The file; null: the person said no' })),
  importSettings: procedure
    .route({ summary: 'Read settings from a file that the person picks' })
    .output(Settings.nullable()),
}
