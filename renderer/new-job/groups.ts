import type { words } from '../messages/new-job'

/** Fields that everybody sees. What runs stands above them. */
export const common: readonly string[] = ['workdir', 'name']

/** What only some jobs say, folded away by what it is about. */
export const folded: readonly {
  readonly name: keyof typeof words.groups
  readonly paths: readonly string[]
}[] = [
  {
    name: 'resources',
    paths: ['resources.cpus', 'resources.memory', 'resources.gpus', 'resources.gpuMemory', 'resources.disk'],
  },
  {
    name: 'when',
    paths: ['when.level', 'when.hours', 'when.mains', 'when.deadline', 'when.cron', 'when.after'],
  },
  { name: 'onReturn', paths: ['onReturn', 'checkpoint.signal', 'checkpoint.every'] },
  { name: 'trouble', paths: ['timeout', 'retry.attempts', 'retry.backoffSeconds', 'retry.on'] },
  { name: 'files', paths: ['env', 'inputs', 'outputs'] },
  { name: 'order', paths: ['priority', 'where', 'maxCostUsd', 'exclusive'] },
]

/** Fields that take the whole width. */
export const wide: ReadonlySet<string> = new Set([
  'workdir',
  'name',
  'onReturn',
  'retry.on',
  'env',
  'when.after',
  'inputs',
  'outputs',
])
