import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A server that a test started: `ended` settles when it is gone. */
export interface Server {
  readonly process: ChildProcess
  /** Ends it, by its own pid, and waits until it is gone. SIGTERM lets it tidy up; SIGKILL is a crash. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/**
 * Starts a server and waits for the first line it writes to file descriptor 3, where Xvfb and dbus-daemon announce
 * themselves. Rejects with its stderr when it ends without one.
 */
export async function startServer(
  command: string,
  args: readonly string[],
): Promise<Server & { line: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const complaints: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()))
  const died = ended.then(() => {
    throw new Error(`${command} ended before it was ready: ${complaints.join('')}`)
  })
  const line = await Promise.race([firstLine(child.stdio[3] as NodeJS.ReadableStream), died])
  died.catch(() => undefined) // from here on its end is what `stop` wants
  return {
    process: child,
    line,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}
