import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What the figures were measured on. Says nothing about whose machine it is. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryBytes: number
  readonly system: string
  readonly kernel: string
  readonly node: string
  /** `null` where no runtime was given. */
  readonly electron: string | null
  readonly root: boolean
}

export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: systemName(),
    kernel: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    electron: electronVersion(env['ELECTRON_OVERRIDE_DIST_PATH']),
    root: process.getuid?.() === 0,
  }
}

/** How busy the machine's cores are together while we do nothing: a bench on a busy machine has wide spreads. */
export async function busyPercent(seconds: number): Promise<number> {
  const before = coreTimes()
  await wait(seconds * 1000)
  const after = coreTimes()
  return (1 - (after.idle - before.idle) / (after.all - before.all)) * 100
}

function coreTimes() {
  const times = os.cpus().map((core) => core.times)
  const idle = times.reduce((sum, each) => sum + each.idle, 0)
  return { idle, all: times.reduce((sum, each) => sum + Object.values(each).reduce((a, b) => a + b), 0) }
}

/** The distribution, where the system names itself in /etc/os-release. */
function systemName(): string {
  if (process.platform !== 'linux' || !readdirSync('/etc').includes('os-release')) return os.version()
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux'
}

/** Every Electron runtime carries its version in a file. */
function electronVersion(runtime: string | undefined): string | null {
  return runtime ? readFileSync(path.join(runtime, 'version'), 'utf8').trim().replace(/^v/, '') : null
}
