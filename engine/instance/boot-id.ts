import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

/** Two readings of the same boot's time differ by less than this; a reboot takes longer. */
const bootTimeGrainSeconds = 60

/** Names this boot of the machine: the same for every process until the next boot, then another. */
export function bootId(): string {
  if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  if (process.platform === 'darwin') {
    return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim()
  }
  return `boot-${Math.round((Date.now() / 1000 - uptime()) / bootTimeGrainSeconds)}`
}
