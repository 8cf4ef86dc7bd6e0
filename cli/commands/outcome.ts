import { exitCodes } from '../exit'
import { harmless } from '../output'
import type { Session } from '../session'
import { shortId } from '../short-id'

/** `lull result JOB`: what an ended job brought, bare. */
export async function result({ engine, out }: Session, job: string): Promise<number> {
  await out.show(await (await engine()).jobs.result({ job }), (value) =>
    typeof value === 'string' ? value : JSON.stringify(value, undefined, 2),
  )
  return exitCodes.done
}

/** `lull cancel JOB`: ends a job, running or waiting. */
export async function cancel({ engine, out }: Session, job: string): Promise<number> {
  await out.show(await (await engine()).jobs.cancel({ job }), ({ name, state }) =>
    state === 'cancelled' ? `${harmless(name)} is cancelled` : `${harmless(name)} is being ended`,
  )
  return exitCodes.done
}

/** `lull retry JOB`: submits an ended job anew. */
export async function retry({ engine, out }: Session, job: string): Promise<number> {
  await out.show(
    await (await engine()).jobs.retry({ job }),
    ({ name, id }) => `Submitted ${harmless(name)} (${shortId(id)})`,
  )
  return exitCodes.done
}
