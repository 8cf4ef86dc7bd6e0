import type { ReasonCode } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { clockOf, weekdayOf } from '../../ui/moment'
import type { Stretch } from './stretches'

const { past } = words

/** What a stretch was, in a sentence: when, why, and what became of the jobs. `names`: of those jobs that are known. */
export function sentenceOf({ from, to, seen }: Stretch, names: ReadonlyMap<string, string>): string {
  const when = past.when(weekdayOf(from), clockOf(from), clockOf(to))
  if (!seen) return `${when}: ${past.unwatched}.`
  const running = jobsIn(seen.runningJobs, names)
  const frozen = jobsIn(seen.frozenJobs, names)
  if (seen.vetoes.length === 0) return `${when}: ${withoutVeto(running, frozen)}.`
  const why = seen.vetoes.map((veto) => past.because[veto as ReasonCode] ?? veto)
  return `${when}: ${past.and(why)}${past.so(running, frozen)}.`
}

function withoutVeto(running: string | null, frozen: string | null): string {
  if (running) return past.worked(running)
  return frozen ? past.stood(frozen) : past.free
}

function jobsIn(ids: readonly string[], names: ReadonlyMap<string, string>): string | null {
  if (ids.length === 0) return null
  const known = ids.flatMap((id) => names.get(id) ?? [])
  const unknown = ids.length - known.length
  return past.and(unknown > 0 ? [...known, past.jobs(unknown, known.length > 0)] : known)
}
