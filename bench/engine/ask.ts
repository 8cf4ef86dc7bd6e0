import { request } from 'node:http'

/** Asks the engine's local door for a page. `undefined`: nobody answers there (yet), or not with 200. */
export function askDoor(socketPath: string, page: string): Promise<unknown> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: page }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => resolve(undefined))
      response.on('end', () =>
        resolve(response.statusCode === 200 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined),
      )
    })
    asked.on('error', () => resolve(undefined))
    asked.end()
  })
}
