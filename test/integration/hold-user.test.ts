import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { AttemptOrder } from '../../engine/executors/executor'
import { JobId } from '../../shared/model'
import { needs } from '../needs'
import { bundlePrograms } from '../platform/bundle'
import { eventually } from '../platform/eventually'
import { activity, type Container, membersOf, newRoot } from '../platform/holding'

const nobody = 65_534
const isRoot = process.getuid?.() === 0

/** As root every right is there, so that a missing one would never show: the same again as somebody who has none. */
describe.runIf(isRoot && needs('setpriv'))('a user without any privilege', () => {
  it.each<Container>(['groups', 'cgroup'])(
    'freezes, thaws and ends a whole tree in %s',
    async (container) => {
      const root = newRoot()
      const counters = path.join(root, 'counters')
      const order: AttemptOrder = {
        key: { job: JobId.parse(path.basename(root)), number: 1, epoch: 1 },
        command: ['sh', path.join(root, 'programs/tree.sh'), counters],
        workdir: root,
        env: { PATH: process.env['PATH'] ?? '' },
        folder: path.join(root, 'run-of-it'),
        gpus: [],
      }
      const { engine } = await bundlePrograms('hold-user', {
        engine: 'test/integration/programs/hold-job.ts',
      })
      // Beside the packages that the bundle leaves outside, in a folder that this user may read.
      cpSync(path.join(import.meta.dirname, 'programs'), path.join(root, 'programs'), { recursive: true })
      for (const folder of [counters, order.folder]) mkdirSync(folder)
      writeFileSync(path.join(root, 'orders.json'), JSON.stringify([order]))
      for (const file of [root, counters, order.folder]) chownSync(file, nobody, nobody)

      const as = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', '--inh-caps=-all']
      const args = [...as, process.execPath, engine, root, path.join(root, 'orders.json'), container]
      const delegated = container === 'cgroup' ? delegateCgroup() : null
      const enter = delegated ? `echo $$ > ${delegated}/cgroup.procs; ` : ''
      const child = spawn('sh', ['-c', `${enter}exec setpriv "$@"`, 'sh', ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const gone = once(child, 'exit')
      const said: { readonly type: string; readonly line?: string }[] = []
      createInterface(child.stdout).on('line', (line) => said.push(JSON.parse(line) as { type: string }))
      const tell = async (line: string) => {
        const before = said.length
        child.stdin.write(`${line}\n`)
        await eventually(`${line} is done`, () => said.slice(before).find((each) => each.line === line))
      }
      const counting = () => {
        const before = Object.values(activity(counters, [])).reduce((sum, each) => sum + each, 0)
        return eventually('it counts', () => {
          const now = Object.values(activity(counters, [])).reduce((sum, each) => sum + each, 0)
          return now > before + 1000 || undefined
        })
      }
      try {
        await eventually('it started', () => said.find(({ type }) => type === 'started'))
        await counting()
        await tell('freeze')
        const still = activity(counters, membersOf(order.key))
        await wait(200)
        expect(activity(counters, membersOf(order.key))).toEqual(still)
        await tell('thaw')
        await counting()
        await tell('stop')
        expect(membersOf(order.key)).toEqual([])
        expect(said.filter(({ type }) => type === 'note')).toEqual([])
        expect(said.at(-2)).toMatchObject({ type: 'exited', end: { signal: 'SIGTERM' }, escapedPids: [] })
      } finally {
        child.stdin.end()
        await gone
        rmSync(root, { recursive: true })
        if (delegated) removeGroups(delegated)
      }
    },
  )
})

/** A group that belongs to this user, as systemd makes one for each application of a session. */
function delegateCgroup(): string {
  const mount = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1] ?? ''
  const group = path.join(mount, `lull-test-${process.pid}`)
  mkdirSync(group)
  for (const file of ['', 'cgroup.procs', 'cgroup.subtree_control'])
    chownSync(path.join(group, file), nobody, nobody)
  return group
}

/** With the group that an engine moved itself to, which it cannot remove while it is in it. */
function removeGroups(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeGroups(path.join(group, entry.name))
  }
  rmdirSync(group)
}
