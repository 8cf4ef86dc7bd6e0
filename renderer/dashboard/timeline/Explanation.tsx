import type { ReactNode } from 'react'
import type { JobId } from '../../../shared/model'
import type { Client } from '../../connect'
import { useAsked } from '../use-asked'
import { sentenceOf } from './sentence'
import type { Stretch } from './stretches'

interface ExplanationProps {
  readonly client: Client
  readonly stretch: Stretch | undefined
  readonly children: (sentence: string) => ReactNode
}

/** More names make no sentence. */
const mostNames = 3

/** A stretch in a sentence, with the names of its jobs; the history holds their ids. */
export function Explanation({ client, stretch, children }: ExplanationProps) {
  const running = stretch?.seen?.runningJobs.slice(0, mostNames) ?? []
  const frozen = stretch?.seen?.frozenJobs.slice(0, mostNames) ?? []
  const ids = [...new Set([...running, ...frozen])]
  const asked = useAsked(ids.join(' '), () => namesOf(client, ids))
  const names = asked.state === 'answered' ? asked.answer : new Map<string, string>()
  return children(stretch ? sentenceOf(stretch, names) : '')
}

async function namesOf(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(ids.map((job) => nameOf(client, job as JobId)))
  return new Map(found.flatMap((each) => each))
}

async function nameOf(client: Client, job: JobId): Promise<readonly (readonly [string, string])[]> {
  try {
    return [[job, (await client.jobs.get({ job })).name]]
  } catch {
    // Jobs are kept for a while only; one that is gone is counted, not named.
    return []
  }
}
