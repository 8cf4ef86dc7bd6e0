import { app, net, protocol } from 'electron'
import { join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

const scheme = 'lull'
const host = 'app'

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

/** Where a page lives, and the only origin that the ipc door listens to. */
export const pageOrigin = `${scheme}://${host}`

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
}

/** Serves `lull://app/…` from the built renderer's folder and from nowhere else; no `file://` page ever loads. */
export function servePages(): void {
  const root = join(app.getAppPath(), 'out', 'renderer')
  protocol.handle(scheme, async (request) => {
    const file = fileFor(request.url, root)
    if (request.method !== 'GET' || file === undefined) return new Response(null, { status: 404 })
    const response = await net.fetch(pathToFileURL(file).href)
    const headers = new Headers(response.headers)
    headers.set('content-security-policy', contentSecurityPolicy)
    headers.set('x-content-type-options', 'nosniff')
    return new Response(response.body, { status: response.status, headers })
  })
}

/** The file behind a page's address, or nothing when it would leave the root. */
export function fileFor(address: string, root: string): string | undefined {
  const { host: asked, pathname } = new URL(address)
  const file = normalize(join(root, decodeURIComponent(pathname)))
  return asked === host && file.startsWith(root + sep) ? file : undefined
}

/** The page's address; under `npm run dev` the development server's. */
export function pageUrl(page: 'popover'): string {
  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return `${development ?? pageOrigin}/${page}/index.html`
}
