import { formatSeconds } from '../../shared/model/units'
import { exitCodes } from '../exit'
import type { CommonOptions, Session } from '../session'

export interface PauseOptions extends CommonOptions {
  /** Seconds; until resumed without it. */
  readonly for?: number
}

/** `lull pause`: nothing runs for a while, or until resumed. */
export async function pause(
  { engine, out, around }: Session,
  { for: forSeconds }: PauseOptions,
): Promise<number> {
  const status = await (await engine()).machine.pause({ forSeconds: forSeconds ?? null })
  const long = forSeconds === undefined ? 'until you resume' : `for ${formatSeconds(forSeconds)}`
  await out.show(status, () => `Paused ${long}. \`${around.typed} resume\` ends it.`)
  return exitCodes.done
}

/** `lull resume`: ends a pause. */
export async function resume({ engine, out }: Session): Promise<number> {
  await out.show(
    await (await engine()).machine.resume(),
    () => 'Resumed: jobs run when the computer is idle.',
  )
  return exitCodes.done
}
