import { clipboard, dialog } from 'electron'
import { base } from './base'
import { overWindow } from './dialogs'
import { look } from './guess'
import { guessFor } from './guesses'

/** Files that the person points at. */
export const fileProcedures = {
  guess: base.app.guess.handler(async ({ input }) => guessFor(await look(input.path))),
  pick: base.app.pick.handler(async ({ input: { what, several }, context }) => {
    const kind = what === 'file' ? ('openFile' as const) : ('openDirectory' as const)
    const properties = [kind, ...(several ? ['multiSelections' as const] : [])]
    return (await overWindow(context, dialog.showOpenDialog, { properties })).filePaths
  }),
  copy: base.app.copy.handler(({ input }) => clipboard.writeText(input.text)),
}
