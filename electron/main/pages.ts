import { app, net, protocol } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fileFor, pageScheme } from './page-address'

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

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }])
}

/** Serves our pages from the built renderer's folder, what `also` answers, and nothing else. */
export function servePages(also: (address: string) => Promise<Response | undefined> = nothingElse): void {
  const root = join(app.getAppPath(), 'out', 'renderer')
  protocol.handle(pageScheme, async ({ method, url }) => {
    if (method !== 'GET') return notFound()
    return (await also(url)) ?? pageFile(fileFor(url, root))
  })
}

async function pageFile(file: string | undefined): Promise<Response> {
  if (file === undefined) return notFound()
  const response = await net.fetch(pathToFileURL(file).href).catch(notFound)
  const headers = new Headers(response.headers)
  headers.set('content-security-policy', contentSecurityPolicy)
  headers.set('x-content-type-options', 'nosniff')
  return new Response(response.body, { status: response.status, headers })
}

const nothingElse = () => Promise.resolve(undefined)
const notFound = () => new Response(null, { status: 404 })
