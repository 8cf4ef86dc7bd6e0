import { request, type IncomingMessage } from 'node:http'

/** Somebody who listens to a stream at the door. */
export interface Subscriber {
  /** What came so far. */
  text(): string
  readonly response: IncomingMessage
  leave(): void
}

/** Subscribes to a stream; resolves when the engine has begun to answer. `reads: false` never takes a byte of it. */
export function subscribe(socketPath: string, path: string, reads = true): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path, agent: false }, (response) => {
      let text = ''
      if (reads) response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      else response.pause()
      response.on('error', () => undefined) // the engine may end the stream at any time
      resolve({ text: () => text, response, leave: () => sent.destroy() })
    })
    sent.on('error', reject).end()
  })
}
