import { net } from 'electron'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Job } from '../../shared/model'
import { outputAddress } from './page-address'
import { outputFolder, outputInside } from './outputs'

/** The pictures that a page can show of a job's outputs; everything else stays with the file manager. */
const pictures: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** A drawing may bring styles of its own, but no script of it runs and it fetches nothing. */
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

export type FindJob = (job: string) => Promise<Pick<Job, 'id' | 'attempts'>>

/** Answers `lull://app/outputs/JOB/PATH` with a picture from that job's own output folder; nothing for other addresses. */
export async function outputImage(address: string, findJob: FindJob): Promise<Response | undefined> {
  const asked = outputAddress(address)
  const type = asked && pictures[extname(asked.path).toLowerCase()]
  if (!asked || !type) return undefined
  // A page that asks for a job that is not there gets what it gets for a missing picture: 404.
  const job = await findJob(asked.job).catch(() => undefined)
  const file = job && (await outputInside(outputFolder(job), asked.path))
  if (file === undefined) return undefined
  const { body, ok } = await net.fetch(pathToFileURL(file).href)
  return ok ? new Response(body, { headers: headers(type) }) : undefined
}

const headers = (type: string) => ({
  'content-type': type,
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  // A job that runs may draw it anew.
  'cache-control': 'no-store',
})
