import { readOf } from './procfs'

/** Proportional set size of these processes together, in bytes: a page that n processes share counts 1/n in each. */
export function pssBytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss: +(\d+) kB$/m.exec(readOf(pid, 'smaps_rollup') ?? '')?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1024
}
