import type { SubmitOptions } from '../options'
import { harmless } from '../output'
import type { Session } from '../session'
import { shortIds } from '../short-id'
import { submit } from '../submission'

/** `lull submit`: hands jobs over and prints them: a line each, ids under `--quiet`, whole under `--json`. */
export async function submitCommand(
  session: Session,
  command: readonly string[],
  options: SubmitOptions & Readonly<Record<string, unknown>>,
): Promise<number> {
  const { jobs, list } = await submit(session, command, options)
  const short = shortIds(jobs.map(({ id }) => id))
  await session.out.show(list ? jobs : jobs[0], () =>
    jobs
      .map(({ id, name }) => (options.quiet ? id : `Submitted ${harmless(name)} (${short.get(id) ?? id})`))
      .join('\n'),
  )
  return 0
}
