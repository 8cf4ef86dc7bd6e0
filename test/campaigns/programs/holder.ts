// Holds attempts and does as the lines on its input say, one JSON object a line; says each piece of news, and each order
// when it is done. holder.mjs HOME CONTAINER
import { createInterface } from 'node:readline'
import type { AttemptKey, AttemptOrder } from '../../../engine/executors/executor'
import { createLocalExecutor } from '../../../engine/executors/local'
import { homeIn } from '../../fixtures/home-in'

/** `id` comes back with the answer. */
export type HolderOrder = { readonly id: number } & (
  | { readonly act: 'start'; readonly order: AttemptOrder }
  | { readonly act: 'freeze' | 'thaw'; readonly key: AttemptKey }
  | { readonly act: 'stop'; readonly key: AttemptKey; readonly graceSeconds: number }
)

const [, , root = '', container = ''] = process.argv
const home = homeIn(root)
const say = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`)
const executor = createLocalExecutor({
  home,
  settings: () => ({ logMaxBytes: 1e9, logFiles: 4 }),
  log: { error: (message, fields) => say({ failure: `${message} ${JSON.stringify(fields)}` }) },
  container: container === 'cgroup' ? 'cgroup' : 'groups',
})
executor.onNews((news) => say({ news }))

function carryOut(order: HolderOrder): Promise<void> {
  switch (order.act) {
    case 'start':
      return executor.start(order.order)
    case 'freeze':
      return executor.freeze(order.key)
    case 'thaw':
      return executor.thaw(order.key)
    case 'stop':
      return executor.stop(order.key, { graceSeconds: order.graceSeconds })
  }
}

const lines = createInterface(process.stdin)
lines.on('line', (line) => {
  const order = JSON.parse(line) as HolderOrder
  carryOut(order).then(
    () => say({ done: order.id }),
    (error: unknown) => say({ done: order.id, failure: String(error) }),
  )
})
lines.on('close', () => void executor.release())
