import { request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

const answerWithinMs = 20_000

/** One request to an engine's socket, as any program could make it. Rejects when the engine dies before it answers. */
export function callDoor(socketPath: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = request(
      { socketPath, method, path, headers, timeout: answerWithinMs, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parsed(text) }))
      },
    )
    sent
      .on('error', reject)
      .on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path} in time`)))
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // what is no JSON is shown as it came
  }
}
