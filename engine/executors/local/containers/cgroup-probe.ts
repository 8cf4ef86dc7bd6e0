import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sendSignal } from '../processes'
import { membersOfGroup, removeGroup } from './cgroup-files'

/** A freeze takes under a millisecond (measured); a machine under load gets this long. */
const withinMs = 3000

/**
 * A process enters the group in the launcher's own way and freezes itself; the shell outside sees it frozen, finds it
 * among the members, thaws it and waits for its end. Only words of the shell itself: nothing is started but these two.
 */
const script = `
frozen() {
  while read -r name value; do [ "$name $value" = 'frozen 1' ] && return; done <"$1/cgroup.events"
  return 1
}
(echo 0 >"$1/cgroup.procs" && echo 1 >"$1/cgroup.freeze") &
rounds=0
until frozen "$1"; do
  rounds=$((rounds + 1))
  if [ $rounds -gt 20000 ]; then echo 'it was never seen frozen' >&2; exit 1; fi
done
read -r member <"$1/cgroup.procs"
echo 0 >"$1/cgroup.freeze" && wait $! && [ "$member" = $! ]`

/** Tries whether a job could be held in groups inside `base`. `null` is well; otherwise what went wrong. */
export function probeGroup(base: string): string | null {
  const group = path.join(base, `probe-${process.pid}`)
  mkdirSync(group, { recursive: true })
  const { status, stderr, error } = spawnSync('/bin/sh', ['-c', script, 'sh', group], {
    timeout: withinMs,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) endMembers(group)
  removeGroup(group)
  if (status === 0) return null
  return error?.message ?? (stderr.trim().split('\n')[0] || `the probe ended with ${status}`)
}

function endMembers(group: string): void {
  for (const pid of membersOfGroup(group)) sendSignal(pid, 'SIGKILL')
  writeFileSync(path.join(group, 'cgroup.freeze'), '0')
}
