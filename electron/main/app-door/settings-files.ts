import { dialog } from 'electron'
import { readFile, writeFile } from 'node:fs/promises'
import { LullError } from '../../../shared/model'
import type { Client } from '../present'
import { base } from './base'
import { confirmRaises } from './budget-guard'
import { overWindow } from './dialogs'
import { changesBetween, settingsIn } from './settings-text'

const filters = [{ name: 'JSON', extensions: ['json'] }]

/** Settings to and from a file that the person picks. */
export function settingsFiles(client: Client) {
  return {
    exportSettings: base.app.exportSettings.handler(async ({ context }) => {
      const options = { title: 'Export settings', defaultPath: 'lull-settings.json', filters }
      const { canceled, filePath } = await overWindow(context, dialog.showSaveDialog, options)
      if (canceled || filePath === '') return null
      const text = `${JSON.stringify(await client.settings.get(), null, 2)}\n`
      await writeFile(filePath, text, { mode: 0o600 }).catch(refuse(`${filePath} cannot be written`))
      return filePath
    }),
    importSettings: base.app.importSettings.handler(async ({ context }) => {
      const options = { title: 'Import settings', filters, properties: ['openFile' as const] }
      const { filePaths } = await overWindow(context, dialog.showOpenDialog, options)
      const [file] = filePaths
      if (file === undefined) return null
      const wanted = settingsIn(await readFile(file, 'utf8').catch(refuse(`${file} cannot be read`)), file)
      const before = await client.settings.get()
      const changes = changesBetween(before, wanted)
      await confirmRaises(before, Object.fromEntries(changes), context)
      for (const [key, value] of changes) await client.settings.set({ key, value })
      return client.settings.get()
    }),
  }
}

const refuse = (message: string) => (cause: unknown) => {
  const hint = cause instanceof Error ? cause.message : 'Pick another place.'
  throw new LullError('invalidInput', message, { hint, cause })
}
