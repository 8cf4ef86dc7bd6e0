import type { JobFileInput } from '../../shared/model'
import { valueAt } from './draft'
import { jobFields } from './job-fields'
import { joinWords } from './words-of-command'

/** The option of `lull submit` that fills each field; what is to run stands behind two dashes. */
const options: Readonly<Record<string, string>> = {
  name: '--name',
  shell: '--shell',
  kind: '--kind',
  params: '--param',
  workdir: '--workdir',
  env: '--env',
  inputs: '--input',
  outputs: '--output',
  'resources.cpus': '--cpus',
  'resources.memory': '--memory',
  'resources.gpus': '--gpus',
  'resources.gpuMemory': '--gpu-memory',
  'resources.disk': '--disk',
  where: '--where',
  'when.after': '--after',
  'when.level': '--level',
  'when.mains': '--mains',
  'when.hours': '--hours',
  'when.cron': '--cron',
  'when.deadline': '--deadline',
  onReturn: '--on-return',
  'checkpoint.signal': '--checkpoint-signal',
  'checkpoint.every': '--checkpoint-every',
  timeout: '--timeout',
  'retry.attempts': '--retry',
  'retry.on': '--retry-on',
  'retry.backoffSeconds': '--retry-backoff',
  priority: '--priority',
  maxCostUsd: '--max-cost',
  exclusive: '--exclusive',
}

/** The words that submit a job in a terminal. */
export function commandWords(file: JobFileInput, now = false): readonly string[] {
  // No option says "retry nothing"; one try in all means the same.
  const job = file.retry?.on?.length === 0 ? { ...file, retry: { attempts: 1 } } : file
  const words = ['lull', 'submit']
  for (const path of jobFields.keys()) {
    const option = options[path]
    const value = valueAt(job, path)
    if (option !== undefined && value !== undefined) words.push(...given(option, value))
  }
  if (now) words.push('--now')
  return job.command === undefined ? words : [...words, '--', ...job.command]
}

/** The line that submits a job in a terminal, quoted for a POSIX shell. */
export const commandLine = (job: JobFileInput, now = false): string => joinWords(commandWords(job, now))

function given(option: string, value: unknown): readonly string[] {
  if (value === true) return [option]
  if (value === false) return []
  if (Array.isArray(value)) return value.flatMap((each) => pair(option, String(each)))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, held]) => pair(option, `${name}=${pairValue(option, held)}`))
  return pair(option, String(value))
}

/** An option and its value; one that begins with a dash, or is empty, follows an equals sign to stay a value. */
const pair = (option: string, value: string) =>
  value.startsWith('-') || value === '' ? [`${option}=${value}`] : [option, value]

/** A parameter is read as JSON where it can be: a text that looks like JSON needs its quotes. */
function pairValue(option: string, value: unknown): string {
  if (option !== '--param') return String(value)
  return typeof value === 'string' && !looksLikeJson(value) ? value : JSON.stringify(value)
}

function looksLikeJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // plain text
  }
}
