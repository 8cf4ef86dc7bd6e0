import type { BrowserWindow } from 'electron'
import { tellTrouble } from './trouble'

/** A page that dies again so soon is not worth another try. */
const shortLifeMs = 10_000

/** A page's process can crash, or be killed when memory runs out, and leaves a blank window: its page is loaded anew. */
export function reviveAfterCrash(window: BrowserWindow): void {
  let revivedAtMs = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    tellTrouble(new Error(`the page of "${window.getTitle()}" has gone (${reason})`))
    if (performance.now() - revivedAtMs < shortLifeMs) return window.destroy()
    revivedAtMs = performance.now()
    window.reload()
  })
}
