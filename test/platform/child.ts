import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A program that a test started. */
export interface Server {
  readonly process: ChildProcess
  /** Ends it, by its own pid, and waits until it is gone. SIGTERM lets it tidy up; SIGKILL is a crash. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts a program that answers on its standard streams and, should it announce itself, on file descriptor 3. */
export function launch(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Server {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  return {
    process: child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

/**
 * Starts a server and waits for the first line it writes to file descriptor 3, where Xvfb and dbus-daemon announce
 * themselves. Rejects with its stderr when it ends without one.
 */
export async function startServer(
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<Server & { line: string }> {
  const server = launch(command, args, env)
  const complaints: string[] = []
  server.process.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()))
  const line = await new Promise<string>((resolve, reject) => {
    void firstLine(server.process.stdio[3] as NodeJS.ReadableStream).then(resolve)
    server.process.once('error', reject)
    server.process.once('exit', () => reject(new Error(`${command} ended: ${complaints.join('')}`)))
  })
  return { ...server, line }
}

/** The first whole line that a stream brings. */
export function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}
