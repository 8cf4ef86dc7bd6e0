import { shell } from 'electron'
import { outputFolder, outputInside } from '../outputs'
import { LullError } from '../../../shared/model'
import type { Client } from '../present'
import { base } from './base'

/** Shows what a job brought in the file manager; never anything outside the job's own output folder. */
export function openOutput(client: Client) {
  return base.app.openOutput.handler(async ({ input }) => {
    const job = await client.jobs.get({ job: input.job })
    const folder = outputFolder(job)
    const found = await outputInside(folder, input.path ?? '.')
    if (found === undefined) {
      throw new LullError('invalidInput', `${job.name} has no such output`, {
        hint: 'Its outputs are kept as long as the job is; choose one of those that are listed.',
      })
    }
    if (input.path !== undefined) return shell.showItemInFolder(found)
    const trouble = await shell.openPath(found)
    if (trouble === '') return
    throw new LullError('internal', `The folder cannot be shown: ${trouble}`, {
      hint: `Open ${found} yourself.`,
    })
  })
}
