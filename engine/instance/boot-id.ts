import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { windowsBootId } from './windows-boot'

/** Names this boot of the machine: the same for every process until the next boot, then another. */
export function bootId(): string {
  if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  if (process.platform === 'win32') return windowsBootId()
  return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim()
}
