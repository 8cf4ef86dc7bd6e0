import type { Sensor } from '../sensor'
import type { IdleAnswer } from './source'

/** An idle sensor that has but one place to ask. */
export function createSingleIdle(
  source: string,
  costMs: number,
  ask: () => IdleAnswer | Promise<IdleAnswer>,
): Sensor<'idleSeconds'> {
  return {
    name: 'idleSeconds',
    costMs,
    async read() {
      const answer = await ask()
      if (answer.kind === 'idle') return { ok: true, value: answer.seconds, source }
      if (answer.kind === 'silent')
        return { ok: false, blind: { message: answer.message, hint: answer.hint } }
      return {
        ok: false,
        blind: {
          message: `Nobody here says how long this computer has been idle (${source}).`,
          hint: 'Start Lull inside your desktop session.',
        },
      }
    },
    close: () => undefined,
  }
}
