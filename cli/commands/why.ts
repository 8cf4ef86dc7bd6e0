import { reasonText } from '../reason-text'
import type { Session } from '../session'

/** `lull why JOB`: the reasons a job waits or is frozen, each with what would change it. */
export async function why({ engine, out }: Session, job: string): Promise<number> {
  await out.show(await (await engine()).jobs.why({ job }), ({ reasons }) =>
    reasons.length === 0 ? 'Nothing holds it back.' : reasons.map(reasonText).join('\n'),
  )
  return 0
}
