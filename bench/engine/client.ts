import { Agent, request } from 'node:http'
import type { Job } from '../../shared/model'
import type { Lab } from '../lab'

/** One program that talks to an engine's local door, over connections that it keeps. */
export interface Client {
  /** The page's content. Rejects with the engine's words when the answer is no success. */
  get(page: string): Promise<unknown>
  /** Submits jobs in one call, from the root folder with an empty environment. */
  submit(jobs: readonly JobWish[]): Promise<readonly Job[]>
}

export interface JobWish {
  readonly command: readonly string[]
  readonly name?: string
  readonly when?: { readonly mains?: boolean }
}

export function openClient(lab: Lab, socketPath: string): Client {
  const agent = new Agent({ keepAlive: true })
  lab.atEnd(() => agent.destroy())

  function ask(method: 'GET' | 'POST', page: string, body?: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' }
      const asked = request({ socketPath, agent, method, path: page, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if ((response.statusCode ?? 0) < 300) resolve(JSON.parse(text))
          else reject(new Error(`${method} ${page}: ${response.statusCode} ${text}`))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  return {
    get: (page) => ask('GET', page),
    submit: async (jobs) =>
      (await ask('POST', '/v1/jobs', JSON.stringify({ jobs, workdir: '/' }))) as readonly Job[],
  }
}
