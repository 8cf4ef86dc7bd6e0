import { ipcMain, type IpcMainEvent } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Router } from '../../engine'
import { pageOrigin } from './pages'

/**
 * The Electron door: a page hands over one end of a channel, and the contract is served on it. This is the only module
 * that touches `ipcMain`. Only the main frame of one of our own pages is served; an empty address is refused.
 */
export function openDoor(router: Router): void {
  const handler = new RPCHandler(router)
  ipcMain.on('lull:connect', (event) => {
    const [port] = event.ports
    if (!port || !isOurPage(event)) return
    handler.upgrade(port)
    port.start()
  })
}

function isOurPage({ senderFrame }: IpcMainEvent): boolean {
  if (!senderFrame || senderFrame.parent !== null || !senderFrame.url) return false
  const origins = [pageOrigin, process.env['ELECTRON_RENDERER_URL']]
  const { protocol, host } = new URL(senderFrame.url)
  return origins.includes(`${protocol}//${host}`)
}
