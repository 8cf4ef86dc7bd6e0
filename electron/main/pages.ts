import { app, protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileFor } from './page-address'
import { pageScheme } from './page-scheme'

/** Nothing but our own files, no inline script or style, no connection to anywhere. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a page is made of. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves our pages from the built renderer's folder, what `also` answers, and nothing else. */
export function servePages(also: (address: string) => Promise<Response | undefined> = nothingElse): void {
  const root = join(app.getAppPath(), 'out', 'renderer')
  protocol.handle(pageScheme, async ({ method, url }) => {
    if (method !== 'GET') return notFound()
    return (await also(url)) ?? pageFile(fileFor(url, root))
  })
}

/** Read here and not by Chromium, which takes several times as long to fetch a `file:` address. */
async function pageFile(file: string | undefined): Promise<Response> {
  const type = file === undefined ? undefined : types[extname(file)]
  if (file === undefined || type === undefined) return notFound()
  // What is not there, or is a folder, is no page.
  const content = await readFile(file).catch(() => undefined)
  if (content === undefined) return notFound()
  const headers = {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  }
  return new Response(content, { headers })
}

const nothingElse = () => Promise.resolve(undefined)
const notFound = () => new Response(null, { status: 404 })
