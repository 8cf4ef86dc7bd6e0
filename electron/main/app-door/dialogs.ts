import type { BrowserWindow } from 'electron'
import type { DoorContext } from '../door'

type Ask<Options, Answer> = {
  (window: BrowserWindow, options: Options): Promise<Answer>
  (options: Options): Promise<Answer>
}

/** Opens one of the platform's dialogs over the window whose page asked, while that is still open. */
export function overWindow<Options, Answer>(
  { window }: DoorContext,
  ask: Ask<Options, Answer>,
  options: Options,
): Promise<Answer> {
  return window && !window.isDestroyed() ? ask(window, options) : ask(options)
}
