import { normalize, join, sep } from 'node:path'
import { Page } from '../../shared/contract'
import { pageScheme } from './page-scheme'

const pageHost = 'app'
const pageOrigin = `${pageScheme}://${pageHost}`

/** The development server's origin, as electron-vite tells it. The release is built without this, and looks for none. */
const developmentOrigin =
  import.meta.env.MODE === 'development' ? process.env['ELECTRON_RENDERER_URL'] : undefined

const origin = developmentOrigin ?? pageOrigin

/** The origins whose pages are ours. */
export const ourOrigins: readonly string[] = [pageOrigin, ...(developmentOrigin ? [developmentOrigin] : [])]

/** The popover's address. `as`: whether it is the tray's popover or, without a tray, a window of its own. */
export function popoverUrl(as: 'popover' | 'window'): string {
  return `${origin}/popover/index.html?as=${as}`
}

/** The rooms of the dashboard that a window is led to, beside single jobs. */
export type Room = 'jobs' | 'timeline' | 'machine' | 'costs'

/** Where a window is, or is led: a page; at a job, in a room of the dashboard, or at a file for a new job. */
export interface Place {
  readonly page: Page
  readonly job?: string
  readonly room?: Room
  /** The file or folder that a new job begins with. */
  readonly path?: string
  /** The setting, or the group of them, that the settings show. */
  readonly setting?: string
}

/**
 * A place's address. The dashboard is led by its hash, also once it is open, and so are a form to a file and the settings to one; a form begins
 * with a job, and anew with another.
 */
export function pageUrl({ page, job, room, path, setting }: Place): string {
  const address = `${origin}/${page}/index.html`
  if (page === 'new-job' && path !== undefined) return `${address}#/from/${encodeURIComponent(path)}`
  if (page === 'settings' && setting !== undefined) return `${address}#/setting/${setting}`
  if (job === undefined) return room === undefined ? address : `${address}#/${room}`
  return page === 'new-job'
    ? `${address}?job=${encodeURIComponent(job)}`
    : `${address}#/jobs/${encodeURIComponent(job)}`
}

/** The place that a window's address names; nothing when it is no page's. */
export function placeAt(address: string): Place | undefined {
  if (!URL.canParse(address)) return undefined
  const { pathname, hash } = new URL(address)
  const page = Page.safeParse(pathname.split('/')[1])
  if (!page.success) return undefined
  if (page.data !== 'dashboard') return { page: page.data }
  const [, room = 'jobs', job] = /^#\/(timeline|machine|costs|jobs)(?:\/(.+))?$/.exec(hash) ?? []
  return { page: page.data, room: room as Room, ...(job !== undefined && { job: decodedPath(job) ?? job }) }
}

/** The file below `root` behind a page's address, or nothing when the address is another's or would leave the root. */
export function fileFor(address: string, root: string): string | undefined {
  const { host, pathname } = new URL(address)
  const path = decodedPath(pathname)
  if (host !== pageHost || path === undefined) return undefined
  const file = normalize(join(root, path))
  return file.startsWith(root + sep) && !file.endsWith(sep) ? file : undefined
}

/** The job and the path below its outputs that an address such as `lull://app/outputs/JOB/PATH` names. */
export function outputAddress(address: string): { readonly job: string; readonly path: string } | undefined {
  const { host, pathname } = new URL(address)
  const [, job, path] = /^\/outputs\/([^/]+)\/(.+)$/.exec(decodedPath(pathname) ?? '') ?? []
  return host === pageHost && job !== undefined && path !== undefined ? { job, path } : undefined
}

function decodedPath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') ? undefined : path
  } catch {
    // A stray % is no address of ours.
    return undefined
  }
}

/** What a message tells of the frame that sent it. */
export interface Sender {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message comes from the main frame of one of our own pages. An empty address is refused. */
export function isOurPage(sender: Sender | null, origins: readonly string[] = ourOrigins): boolean {
  if (!sender || sender.parent !== null || !URL.canParse(sender.url)) return false
  const { protocol, host } = new URL(sender.url)
  return origins.includes(`${protocol}//${host}`)
}
