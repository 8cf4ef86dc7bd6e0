import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { AttemptOrder } from '../../../engine/executors/executor'
import { createLocalExecutor } from '../../../engine/executors/local'
import { homeIn } from '../../fixtures/home-in'

// An engine that holds jobs and nothing else: starts the orders in the file it is given, says each piece of news, and
// does what the lines on its input tell it.
const [, , root = '', file = '', container = ''] = process.argv
const home = homeIn(root)
const executor = createLocalExecutor({
  home,
  settings: () => ({ logMaxBytes: 1e9, logFiles: 4 }),
  log: { error: (message, fields) => console.error(message, fields) },
  container: container === 'cgroup' ? 'cgroup' : 'groups',
})
executor.onNews((news) => console.log(JSON.stringify(news)))
const orders = JSON.parse(readFileSync(file, 'utf8')) as readonly AttemptOrder[]
await Promise.all(orders.map((order) => executor.start(order)))
const does: Readonly<Record<string, (order: AttemptOrder) => Promise<void>>> = {
  freeze: ({ key }) => executor.freeze(key),
  thaw: ({ key }) => executor.thaw(key),
  stop: ({ key }) => executor.stop(key, { graceSeconds: 1 }),
}
for await (const line of createInterface(process.stdin)) {
  const act = does[line]
  if (act) await Promise.all(orders.map(act))
  console.log(JSON.stringify({ type: 'done', line }))
}
await executor.release()
