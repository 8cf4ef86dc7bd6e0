import type { JobFileInput } from '../../shared/model'
import { valueAt } from '../../shared/model/field-path'
import { jobFields } from './job-fields'
import { joinWords } from '../../shared/shell-words'

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

const longestLine = 60

/** The line that submits a job in a terminal, quoted for a POSIX shell; a long one has an option a line. */
export function commandLine(file: JobFileInput, now = false): string {
  const job = sayable(file)
  const parts: (readonly string[])[] = [['lull', 'submit']]
  for (const path of jobFields.keys()) {
    const option = options[path]
    const value = valueAt(job, path)
    if (option !== undefined && value !== undefined) parts.push(...given(option, value))
  }
  if (now) parts.push(['--now'])
  if (job.command !== undefined) parts.push(['--', ...job.command])
  const line = joinWords(parts.flat())
  return line.length <= longestLine ? line : parts.map(joinWords).join(' \\\n  ')
}

/** No option says "retry nothing"; one try in all means the same. */
const sayable = (file: JobFileInput): JobFileInput =>
  file.retry?.on?.length === 0 ? { ...file, retry: { attempts: 1 } } : file

/** A field as options, each with its value. */
function given(option: string, value: unknown): readonly (readonly string[])[] {
  if (value === true) return [[option]]
  if (value === false) return []
  if (Array.isArray(value)) return value.map((each) => pair(option, String(each)))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([name, held]) => pair(option, `${name}=${pairValue(option, held)}`))
  return [pair(option, String(value))]
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
