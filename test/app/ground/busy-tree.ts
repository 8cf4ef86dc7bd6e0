import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A command that keeps three processes busy, one of them in a session of its own, until it is told to end. */
export interface BusyTree {
  readonly command: readonly string[]
  readonly size: number
  /** Lets it end with exit code 0, as soon as it runs again. */
  finish(): void
  /** How often it was started. */
  starts(): number
}

const busy = 'until [ -e "$STOP" ]; do :; done'

export function busyTree(folder: string): BusyTree {
  const stop = path.join(folder, 'stop')
  const started = path.join(folder, 'started')
  const script = [
    `export STOP='${stop}'`,
    `echo start >> '${started}'`,
    `(${busy}) &`,
    `setsid sh -c '${busy}' &`,
    busy,
    'wait',
  ]
  return {
    command: ['sh', '-c', script.join('\n')],
    size: 3,
    finish: () => writeFileSync(stop, ''),
    starts: () => (existsSync(started) ? readFileSync(started, 'utf8').trim().split('\n').length : 0),
  }
}
