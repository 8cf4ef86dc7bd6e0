import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Home } from '../shared/home'
import { LullError, Status } from '../shared/model'
import { claimHome, type HomeClaim } from './instance'

const handOverSeconds = 15
const answerMs = 3000

/**
 * Claims the home. An app that finds a headless engine there asks it to leave its jobs frozen and go; anyone else who
 * finds an engine gets LullError `engineRunning` with its pid. An engine that does not answer is starting or ending:
 * it is asked again, until it is gone or the time is up.
 */
export async function claimOrTakeOver(home: Home, host: 'app' | 'headless'): Promise<HomeClaim> {
  for (const end = performance.now() + handOverSeconds * 1000; ; await sleep(50)) {
    try {
      return claimHome(home)
    } catch (error) {
      const waits = host === 'app' && isEngineRunning(error) && performance.now() < end
      if (!waits || (await askToLeave(home)) === 'stays') throw error
    }
  }
}

function isEngineRunning(error: unknown): boolean {
  return error instanceof LullError && error.code === 'engineRunning'
}

/** `stays`: it said that it is no headless engine. */
async function askToLeave(home: Home): Promise<'leaves' | 'stays' | 'silent'> {
  const answer = await call(home, 'GET', '/v1/status')
  if (answer === undefined) return 'silent'
  const status = Status.safeParse(answer)
  if (!status.success || status.data.engine.host !== 'headless') return 'stays'
  await call(home, 'POST', '/v1/engine/stop', {})
  return 'leaves'
}

/** One plain request to the engine that holds this home; `undefined` when there is no whole answer to it. */
function call(home: Home, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const noAnswer = () => resolve(undefined)
    const headers = { 'content-type': 'application/json' }
    const sent = request(
      { socketPath: home.socketPath, method, path, headers, timeout: answerMs, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        response.on('end', () => resolve(parsed(text))).on('error', noAnswer)
      },
    )
    sent.on('error', noAnswer).on('timeout', () => sent.destroy())
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** An answer that is no JSON is none of a headless engine's. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
