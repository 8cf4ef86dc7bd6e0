import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { homeIn } from '../test/fixtures/home-in'
import { claimOrTakeOver } from './hand-over'
import { claimHome, type HomeClaim, readPid } from './instance'

let folder: string
let claim: HomeClaim
let server: Server | undefined

const home = () => homeIn(folder)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lull-hand-over-'))
  claim = claimHome(home())
})

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
  server = undefined
  claim.release()
  rmSync(folder, { recursive: true })
})

/** An engine that holds the home and does this when it is asked. */
function engineThat(answers: (request: IncomingMessage, response: ServerResponse) => void): Promise<void> {
  const opened = createServer(answers)
  server = opened
  return new Promise((resolve) => opened.listen(home().socketPath, resolve))
}

describe('an app that takes over', () => {
  it('claims the home when the engine dies as it is asked', async () => {
    await engineThat((asked) => {
      claim.release()
      asked.socket.destroy()
    })
    const taken = await claimOrTakeOver(home(), 'app')
    expect(readPid(home())).toBe(process.pid)
    taken.release()
  })

  it('claims the home when the engine dies in the middle of its answer', async () => {
    await engineThat((asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"engine":')
      setImmediate(() => {
        claim.release()
        asked.socket.destroy()
      })
    })
    const taken = await claimOrTakeOver(home(), 'app')
    expect(readPid(home())).toBe(process.pid)
    taken.release()
  })

  it('asks again when the engine opens its door only later', async () => {
    const taking = claimOrTakeOver(home(), 'app')
    let asked = 0
    await engineThat((_request, response) => {
      asked += 1
      claim.release()
      response.destroy()
    })
    const taken = await taking
    taken.release()
    expect(asked).toBe(1)
  })

  it('leaves the home to whoever answers and is no headless engine', async () => {
    await engineThat((_asked, response) => void response.end('{}'))
    await expect(claimOrTakeOver(home(), 'app')).rejects.toMatchObject({ code: 'engineRunning' })
  })
})

it('a headless engine asks nobody to leave', async () => {
  await expect(claimOrTakeOver(home(), 'headless')).rejects.toMatchObject({ code: 'engineRunning' })
})
