import { type BrowserWindow, dialog } from 'electron'

export interface Question {
  readonly message: string
  readonly detail: string
  /** What the button says that agrees, such as "Run it". */
  readonly agree: string
}

/** Asks the person, over the window whose page asked. Enter and Escape both mean no. */
export async function agrees(
  window: BrowserWindow | null,
  { message, detail, agree }: Question,
): Promise<boolean> {
  const options = {
    type: 'question' as const,
    title: 'Lull',
    message,
    detail,
    buttons: ['Cancel', agree],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const isOpen = window !== null && !window.isDestroyed()
  const { response } = await (isOpen
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  return response === 1
}
