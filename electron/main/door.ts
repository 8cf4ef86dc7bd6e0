import { ipcMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Router } from '../../engine'
import { isOurPage } from './page-address'

/**
 * The Electron door: a page hands over one end of a channel, and the contract is served on it. This is the only module
 * that touches `ipcMain`. Only the main frame of one of our own pages is served; for others the channel is closed.
 */
export function openDoor(router: Router): void {
  const handler = new RPCHandler(router)
  ipcMain.on('lull:connect', ({ ports: [port], senderFrame }) => {
    if (!port) return
    if (!isOurPage(senderFrame)) return port.close()
    handler.upgrade(port)
    port.start()
  })
}
