import { BrowserWindow, ipcMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Router } from '@orpc/server'
import type { PageContract } from '../../shared/contract'
import { isOurPage } from './page-address'

/** What a procedure is told of who asks. */
export interface DoorContext {
  /** The window whose page asks; none once it is closed. */
  readonly window: BrowserWindow | null
}

/**
 * The Electron door: a page hands over one end of a channel, and the contract is served on it. This is the only module
 * that touches `ipcMain`. Only the main frame of one of our own pages is served; for others the channel is closed.
 */
export function openDoor(router: Router<PageContract, DoorContext>): void {
  const handler = new RPCHandler(router)
  ipcMain.on('lull:connect', ({ ports: [port], sender, senderFrame }) => {
    if (!port) return
    if (!isOurPage(senderFrame)) return port.close()
    handler.upgrade(port, { context: { window: BrowserWindow.fromWebContents(sender) } })
    port.start()
  })
}
