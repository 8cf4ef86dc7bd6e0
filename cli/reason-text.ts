import type { Reason, Remedy } from '../shared/model'

/** How a remedy is asked for in a terminal. */
const commands: Readonly<Record<Remedy, string>> = {
  runNow: '`--now`',
  resume: '`lull resume`',
  doctor: '`lull doctor`',
}

/** A reason and, below it, what would change it. */
export function reasonText({ message, hint, remedy, setting }: Told): string {
  const ways = [
    ...(remedy === undefined ? [] : [commands[remedy]]),
    ...(setting === undefined ? [] : [`setting: ${setting}`]),
  ]
  return `${message}\n  ${hint}${ways.length === 0 ? '' : ` (${ways.join(', ')})`}`
}

type Told = Pick<Reason, 'message' | 'hint' | 'remedy' | 'setting'>
