import { request, type IncomingMessage } from 'node:http'

/** Somebody who listens to a stream at the door. */
export interface Subscriber {
  /** What came so far. */
  text(): string
  readonly response: IncomingMessage
  leave(): void
}

export interface SubscriberWishes {
  /** `false`: never takes a byte of the stream. */
  readonly reads?: boolean
  readonly signal?: AbortSignal
}

/** Subscribes to a stream; resolves when the engine has begun to answer. */
export function subscribe(
  socketPath: string,
  path: string,
  { reads = true, signal }: SubscriberWishes = {},
): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path, agent: false, ...(signal && { signal }) }, (response) => {
      let text = ''
      if (reads) response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      else response.pause()
      response.on('error', () => undefined) // the engine may end the stream at any time
      resolve({ text: () => text, response, leave: () => sent.destroy() })
    })
    sent.on('error', reject).end()
  })
}
