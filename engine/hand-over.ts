import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Home } from '../shared/home'
import { LullError, Status } from '../shared/model'
import { claimHome, type HomeClaim } from './instance'

const handOverSeconds = 15
const answerMs = 3000

/**
 * Claims the home. An app that finds a headless engine there asks it to leave its jobs frozen and go; anyone else who
 * finds an engine gets LullError `engineRunning` with its pid.
 */
export async function claimOrTakeOver(home: Home, host: 'app' | 'headless'): Promise<HomeClaim> {
  try {
    return claimHome(home)
  } catch (error) {
    if (host !== 'app' || !(error instanceof LullError) || error.code !== 'engineRunning') throw error
    if (!(await isHeadless(home))) throw error
    await call(home, 'POST', '/v1/engine/stop', {})
    return claimWhenFree(home)
  }
}

async function isHeadless(home: Home): Promise<boolean> {
  const status = Status.safeParse(await call(home, 'GET', '/v1/status'))
  return status.success && status.data.engine.host === 'headless'
}

async function claimWhenFree(home: Home): Promise<HomeClaim> {
  for (const end = Date.now() + handOverSeconds * 1000; ; await sleep(50)) {
    try {
      return claimHome(home)
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

/** One plain request to the engine that holds this home. */
function call(home: Home, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const sent = request({ socketPath: home.socketPath, method, path, headers, timeout: answerMs }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('end', () => {
        try {
          resolve(JSON.parse(text))
        } catch (error) {
          reject(error)
        }
      })
    })
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('the other engine did not answer in time')))
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
