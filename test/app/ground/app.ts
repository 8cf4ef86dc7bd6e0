import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { eventually } from '../../platform/eventually'
import { inheritedEnvironment } from '../../platform/inherited'
import { checkout } from './home'

/** What makes two runs draw the same pixels, and root run Chromium at all. */
export const switches = [
  '--no-sandbox',
  '--disable-gpu',
  `--force-device-scale-factor=${process.env['LULL_SCREENSHOTS'] === '1' ? 2 : 1}`,
  '--font-render-hinting=none',
  '--lang=en-GB',
]

/** The real app, started. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly pid: number
  /** The page that is open, or the next one to open. */
  page(): Promise<Page>
  /** Whether the popover or the window is on the screen. */
  isShown(): Promise<boolean>
  /** Ends it as a crash or the out-of-memory killer would. */
  crash(): Promise<void>
  exitCode(): number | null
  /** Resolves when its process has ended. */
  ended(): Promise<unknown>
  /** Quits it as its menu does, if it still runs. */
  quit(): Promise<void>
}

/** The program that runs the app: the runtime that is installed, or the one that the suites found instead. */
export const runtime = path.join(
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(checkout, 'node_modules/electron/dist'),
  'electron',
)

/** Starts the built app in the environment `env`, by a program that is or becomes Electron. */
export async function startApp(
  env: Readonly<Record<string, string>>,
  executablePath: string,
): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath,
    args: [...switches, '.'],
    cwd: checkout,
    env: environment(env),
    colorScheme: null,
  })
  const process = electron.process()
  const gone = once(process, 'exit')
  const hasEnded = () => process.exitCode !== null || process.signalCode !== null
  return {
    electron,
    pid: process.pid ?? 0,
    page: async () => electron.windows()[0] ?? (await electron.waitForEvent('window')),
    isShown: () =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((each) => each.isVisible()),
      ),
    async crash() {
      process.kill('SIGKILL')
      await gone
    },
    exitCode: () => process.exitCode,
    ended: () => gone,
    async quit() {
      if (hasEnded()) return
      process.kill('SIGTERM')
      // The engine gives its home back when it has left everything. After that only Playwright's debugger can hold the
      // process: Node waits at its end until the debugger lets go, and it was seen not to.
      await eventually('the end of the app', () => hasEnded() || hasLeft(env) || undefined, 15_000)
      await Promise.race([gone, wait(debuggerMs)])
      if (!hasEnded()) process.kill('SIGKILL')
      await gone
    },
  }
}

/** How long the end of the process may take once the engine has left. */
const debuggerMs = 3_000

function hasLeft(env: Readonly<Record<string, string>>): boolean {
  return !existsSync(path.join(env['LULL_HOME'] ?? '', 'run', 'engine.pid'))
}

function environment(env: Readonly<Record<string, string>>): Record<string, string> {
  // CI: nobody is there to close a window that says why the app could not start.
  return { ...inheritedEnvironment(), CI: '1', ...env }
}

/** Runs the app by itself to its end, for starts that are meant to end. */
export async function runApp(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(runtime, [...switches, '.'], {
    cwd: checkout,
    env: environment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stderr }
}
