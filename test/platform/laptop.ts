import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The power supplies of a laptop that exists for the programs begun inside it only. */
export interface Laptop {
  /** Words of a command line that ends by becoming the one that follows it, where the laptop is the computer. */
  readonly around: readonly string[]
  plugIn(): void
  unplug(): void
}

/**
 * Plants the supplies in an empty folder as the kernel shows them: on mains, with a full battery, so that nothing but
 * the mains holds jobs back. Only who may mount can begin programs inside.
 */
export function plantLaptop(folder: string): Laptop {
  const write = (name: string, value: string) => writeFileSync(path.join(folder, name), `${value}\n`)
  for (const supply of ['AC', 'BAT0']) mkdirSync(path.join(folder, supply))
  write('AC/type', 'Mains')
  write('BAT0/type', 'Battery')
  write('BAT0/present', '1')
  write('BAT0/capacity', '100')
  const set = (online: '0' | '1', status: string) => {
    write('BAT0/status', status)
    write('AC/online', online)
  }
  const plugIn = () => set('1', 'Full')
  plugIn()
  return { around: inside(folder), plugIn, unplug: () => set('0', 'Discharging') }
}

/** Why no program can be begun inside a laptop here; `undefined` where it can. */
export function whyNoLaptop(): string | undefined {
  const [command, ...args] = inside('/sys/class/power_supply')
  const { error, status, stderr } = spawnSync(command, [...args, 'true'], { encoding: 'utf8' })
  if (status === 0) return undefined
  return `power supplies of a test’s own need root and a mount namespace: ${error?.message ?? stderr.trim()}`
}

/** In a mount namespace of its own, which ends with the last program in it: nobody outside sees the supplies. */
function inside(folder: string): readonly [string, ...string[]] {
  const mount = 'mount --bind "$0" /sys/class/power_supply && exec "$@"'
  return ['unshare', '--mount', 'sh', '-c', mount, folder]
}
