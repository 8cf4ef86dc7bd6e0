import type { Reason, Remedy } from '../shared/model'

/** How a remedy is asked for in a terminal. */
const commands: Readonly<Record<Remedy, string>> = {
  runNow: '`--now`',
  resume: '`lull resume`',
  doctor: '`lull doctor`',
}

/** A reason and, below it, what would change it. */
export function reasonText({ message, hint, remedy }: Pick<Reason, 'message' | 'hint' | 'remedy'>): string {
  return `${message}\n  ${hint}${remedy === undefined ? '' : ` (${commands[remedy]})`}`
}
