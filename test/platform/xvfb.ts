import { startServer, type Server } from './child'

const OPTIONS = ['-displayfd', '3', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset']

/** Starts a real X server without a screen, on `display` or on a free one of its own choice. */
export async function startXvfb(display?: string): Promise<Server & { readonly display: string }> {
  const server = await startServer('Xvfb', display === undefined ? OPTIONS : [display, ...OPTIONS])
  return { ...server, display: `:${server.line}` }
}
