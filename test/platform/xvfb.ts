import { startServer, type Server } from './child'

/** Starts a real X server without a screen on a free display of its own choice. */
export async function startXvfb(): Promise<Server & { readonly display: string }> {
  const options = ['-displayfd', '3', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset']
  const server = await startServer('Xvfb', options)
  return { ...server, display: `:${server.line}` }
}
