import type { Engine } from '../../../engine'
import type { PageWindows } from '../page-windows'
import type { Popover } from '../popover'
import { clientOf } from '../present'
import type { Remembered } from '../remembered'
import { applications } from './applications'
import { base } from './base'
import { guardedSettings } from './budget-guard'
import { factProcedures } from './facts'
import { fileProcedures } from './files'
import { createLoginEnvironment } from './login-environment'
import { openOutput } from './outputs'
import { settingsFiles } from './settings-files'
import { previewAsSubmitted, submitConfirmed, submitRefused } from './submission'

export interface AppDoorParts {
  readonly engine: Pick<Engine, 'router'>
  readonly windows: Pick<PageWindows, 'open'>
  readonly popover: Pick<Popover, 'keepOpen'>
  readonly remembered: Remembered
}

/** The page contract implemented: the engine's part as it is, but for what a person confirms, and the app's own. */
export function createPageRouter({ engine: { router }, windows, popover, remembered }: AppDoorParts) {
  const client = clientOf(router)
  const submission = { client, loginEnvironment: createLoginEnvironment(process.env) }
  return base.router({
    ...router,
    jobs: { ...router.jobs, preview: previewAsSubmitted(submission), submit: submitRefused },
    settings: { ...router.settings, ...guardedSettings(client) },
    app: {
      openPage: base.app.openPage.handler(({ input: { page, job, path, setting } }) =>
        windows.open({
          page,
          ...(job !== undefined && { job }),
          ...(path !== undefined && { path }),
          ...(setting !== undefined && { setting }),
        }),
      ),
      keepPopoverOpen: base.app.keepPopoverOpen.handler(({ input }) => popover.keepOpen(input.wanted)),
      submit: submitConfirmed(submission),
      openOutput: openOutput(client),
      applications,
      ...fileProcedures,
      ...factProcedures(remembered),
      ...settingsFiles(client),
    },
  })
}
