import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Death } from '../programs/death'

/** How an engine is run. */
export interface Runner {
  readonly command: readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
  /** What it says is of no use to who reads the test. */
  readonly quiet: boolean
  /** It says by itself that its door is open; of others, the door tells. */
  readonly tellsReady: boolean
}

/** An engine in a process of its own. */
export interface EngineProcess {
  readonly pid: number
  /** Resolves when it has said that its door is open. */
  readonly ready: Promise<void>
  /** Resolves when it has ended, with the signal that ended it. */
  readonly ended: Promise<string | null>
  hasEnded(): boolean
  /** Resolves once it will die at that step. */
  dieAt(death: Death): Promise<void>
  /** Ends it with SIGTERM (its jobs stay frozen) or SIGKILL (a crash), and waits for its end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export function spawnEngine(
  { command: [program, ...args], quiet }: Pick<Runner, 'command' | 'quiet'>,
  env: NodeJS.ProcessEnv,
): EngineProcess {
  const output = quiet ? 'ignore' : 'inherit'
  const child = spawn(program, args, { stdio: ['ignore', output, output, 'ipc'], env })
  const ended = once(child, 'exit').then(([, signal]) => signal as string | null)
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    ready: hearing(child, 'ready'),
    ended,
    hasEnded,
    dieAt: (death) => {
      const armed = hearing(child, 'armed')
      child.send(death)
      return Promise.race([armed, ended.then(() => undefined)])
    },
    end: async (signal) => {
      if (!hasEnded()) child.kill(signal)
      await ended
    },
  }
}

/** Resolves when the process has sent a message of that type. */
function hearing(child: ChildProcess, type: string): Promise<void> {
  return new Promise((resolve) =>
    child.on('message', (message: { readonly type: string }) => {
      if (message.type === type) resolve()
    }),
  )
}
