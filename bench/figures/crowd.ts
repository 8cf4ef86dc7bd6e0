import { type Lab, until } from '../lab'
import { treeOf } from '../processes'

/** Puts this many sleeping processes on the machine; they name the folder, and go with it. */
export async function crowd(lab: Lab, folder: string, size: number): Promise<void> {
  const script = 'left=$1; while [ $left -gt 0 ]; do sleep 100000 & left=$((left - 1)); done; wait'
  const shell = lab.start('/bin/sh', ['-c', script, 'crowd', String(size)], { home: folder })
  await until(`${size} processes asleep`, () => (treeOf(shell.pid ?? 0).length > size ? true : undefined))
}
