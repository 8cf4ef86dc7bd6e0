import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { JobFileInput } from '../../../shared/model'
import { eventually } from '../../platform/eventually'
import { patienceMs } from './engine-home'

/** A job that counts in its log and beside it, until it is told that it is enough. */
export interface Counter {
  readonly name: string
  readonly input: JobFileInput
  enough(): void
  isEnough(): boolean
  /** The last line that was surely in its log at some moment before now. */
  seen(): number
  /** How often it was started. */
  starts(): number
}

const script = `echo start >>"$0.starts"; i=0
while ! [ -e "$0.enough" ]; do i=$((i+1)); echo "line $i"; echo $i >"$0.seen"; sleep 0.01; done; echo done`

/** Keeps its files in `folder`. */
export function makeCounter(folder: string, name: string): Counter {
  const file = path.join(folder, name)
  const text = (kind: string) => {
    const named = `${file}.${kind}`
    return existsSync(named) ? readFileSync(named, 'utf8') : ''
  }
  return {
    name,
    input: { name, command: ['sh', '-c', script, file], retry: { backoffSeconds: 0.1 } },
    enough: () => writeFileSync(`${file}.enough`, ''),
    isEnough: () => existsSync(`${file}.enough`),
    seen: () => Number(text('seen').trim() || 0),
    starts: () => text('starts').split('\n').filter(Boolean).length,
  }
}

/** Waits until a counter has counted on from where it is now. */
export function counting(counter: Counter) {
  const before = counter.seen()
  return eventually(`${counter.name} counts on`, () => counter.seen() > before || undefined, patienceMs)
}
