import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { AttemptKey, AttemptOrder, ExecutorNews } from '../../../engine/executors/executor'
import type { Container } from '../../platform/holding'
import type { HolderOrder } from '../programs/holder'
import { type DelegatedCgroup, delegateCgroup } from './delegated-cgroup'
import { asUser, nobody } from './users'

type BareOrder = HolderOrder extends infer Order
  ? Order extends HolderOrder
    ? Omit<Order, 'id'>
    : never
  : never

/** A local executor in a process of its own, of whichever user. */
export interface Holder {
  readonly news: readonly ExecutorNews[]
  start(order: AttemptOrder): Promise<void>
  freeze(key: AttemptKey): Promise<void>
  thaw(key: AttemptKey): Promise<void>
  stop(key: AttemptKey, graceSeconds: number): Promise<void>
  close(): Promise<void>
}

export interface HolderWishes {
  readonly program: string
  readonly root: string
  readonly container: Container
  /** As a user without any privilege; only root can ask for it. */
  readonly unprivileged: boolean
}

export function openHolder({ program, root, container, unprivileged }: HolderWishes): Holder {
  const cgroup =
    unprivileged && container === 'cgroup' ? delegateCgroup(`lull-campaign-${process.pid}`, nobody) : null
  const node = [process.execPath, program, root, container]
  const [command, ...args] = unprivileged ? asNobody(node, cgroup) : ([...node] as [string, ...string[]])
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const news: ExecutorNews[] = []
  const failures: string[] = []
  const waiting = new Map<number, () => void>()
  let orders = 0
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as { news?: ExecutorNews; done?: number; failure?: string }
    if (said.news) news.push(said.news)
    if (said.failure !== undefined) failures.push(said.failure)
    if (said.done !== undefined) waiting.get(said.done)?.()
  })

  async function tell(order: BareOrder): Promise<void> {
    const id = (orders += 1)
    const done = new Promise<void>((resolve) => waiting.set(id, resolve))
    child.stdin.write(`${JSON.stringify({ id, ...order })}\n`)
    const ended = await Promise.race([done, gone])
    waiting.delete(id)
    if (ended) throw new Error(`the holder ended: ${String(ended)}`)
    if (failures.length > 0) throw new Error(`the executor failed: ${failures.splice(0).join('; ')}`)
  }

  return {
    news,
    start: (order) => tell({ act: 'start', order }),
    freeze: (key) => tell({ act: 'freeze', key }),
    thaw: (key) => tell({ act: 'thaw', key }),
    stop: (key, graceSeconds) => tell({ act: 'stop', key, graceSeconds }),
    close: async () => {
      child.stdin.end()
      await gone
      cgroup?.remove()
    },
  }
}

/** In a cgroup of its own if there is one. */
function asNobody(command: readonly string[], cgroup: DelegatedCgroup | null): [string, ...string[]] {
  const drop = [...asUser(nobody), ...command]
  if (cgroup === null) return drop as [string, ...string[]]
  return ['sh', '-c', 'echo $$ >"$0/cgroup.procs" && exec "$@"', cgroup.folder, ...drop]
}
