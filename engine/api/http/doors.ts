import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Home } from '../../../shared/home'
import type { Settings } from '../../../shared/model'
import type { Log } from '../../instance'
import type { Router } from '../router'
import { createListener, openSocketDoor } from './door'
import { openTcpDoor } from './tcp'

export interface DoorParts {
  readonly router: Router
  readonly home: Home
  readonly version: string
  readonly log: Log
  readonly settings: { get(): Settings; onChange(changed: () => void): void }
}

export interface Doors {
  /** What a person should know: a port that could not be opened. */
  messages(): readonly string[]
  close(): void
}

/** Opens the socket, and the TCP port for as long as the settings ask for it. */
export async function openDoors({ router, home, version, log, settings }: DoorParts): Promise<Doors> {
  const listener = createListener(router, version, log)
  const socket = await openSocketDoor(home, listener)
  let trouble: string | undefined
  let tcp: { readonly port: number; readonly server: Promise<Server | undefined> } | undefined

  function followSetting(): void {
    const port = settings.get().http.tcpPort
    if (port === (tcp?.port ?? null)) return
    void tcp?.server.then(shut)
    rmSync(home.tokenFile, { force: true })
    trouble = undefined
    tcp = port === null ? undefined : { port, server: openTcpDoor(port, home, listener).catch(cannotOpen) }
  }

  function cannotOpen(error: unknown): undefined {
    trouble = `The port of http.tcpPort cannot be opened (${error instanceof Error ? error.message : String(error)}).`
    log.error('the TCP door cannot be opened', { error })
  }

  followSetting()
  settings.onChange(followSetting)
  return {
    messages: () => (trouble === undefined ? [] : [trouble]),
    close: () => {
      shut(socket)
      void tcp?.server.then(shut)
      rmSync(home.tokenFile, { force: true })
    },
  }
}

/** Streams would keep a server open for ever: whoever listens is sent away. */
function shut(server: Server | undefined): void {
  server?.close()
  server?.closeAllConnections()
}
