import type { Reason } from '../../shared/model'
import type { Session } from '../session'

/** `lull why JOB`: the reasons a job waits or is frozen, each with what would change it. */
export async function why({ engine, out }: Session, job: string): Promise<number> {
  await out.show(await (await engine()).jobs.why({ job }), ({ reasons }) =>
    reasons.length === 0 ? 'Nothing holds it back.' : reasons.map((reason) => told(reason)).join('\n'),
  )
  return 0
}

/** A reason and, below it, what would change it. */
export function told({ message, hint }: Pick<Reason, 'message' | 'hint'>): string {
  return `${message}\n  ${hint}`
}
