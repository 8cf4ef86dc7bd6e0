import type { Status } from '../../shared/model'
import type { Client } from '../client'
import { exitCodes } from '../exit'
import type { CommonOptions, Session } from '../session'
import { statusText } from '../status-text'

export interface StatusOptions extends CommonOptions {
  readonly watch?: boolean
}

/** `lull status`: the machine as it is now; `--watch` goes on showing it. */
export async function status(session: Session, { watch }: StatusOptions): Promise<number> {
  const { out } = session
  const engine = await session.engine()
  if (watch) return watchStatus(session, engine)
  await out.show(await engine.machine.status(), (now) => statusText(now, out.paint))
  return exitCodes.done
}

/** Ends with the engine; Ctrl-C ends the process. */
async function watchStatus({ out }: Session, engine: Client): Promise<number> {
  const redraw = out.columns !== undefined && !out.json
  for await (const now of statusStream(engine)) {
    await out.stream(
      now,
      () => `${redraw ? clearScreen : ''}${statusText(now, out.paint)}${redraw ? '' : '\n'}`,
    )
  }
  out.note('the engine has stopped')
  return exitCodes.noEngine
}

const clearScreen = '\u001B[H\u001B[2J'

/** The status each time something changed. */
export async function* statusStream(engine: Client): AsyncGenerator<Status> {
  for await (const update of await engine.machine.watch()) {
    const now = update.type === 'snapshot' ? update.snapshot.status : update.status
    if (now) yield now
  }
}
