import { useState } from 'react'
import { useStore } from 'zustand'
import type { Job, JobId } from '../../../shared/model'
import type { Client } from '../../connect'
import type { Mirror } from '../../mirror'
import { type Asked, useAsked } from '../use-asked'

/** A job by its id: as the mirror has it, which is newer, or else as the engine tells it. */
export function useJob(client: Client, mirror: Mirror, id: string): Asked<Job> {
  const jobs = useStore(mirror, (mirrored) => mirrored.jobs)
  const isLive = useStore(mirror, ({ connection }) => connection === 'live')
  const present = jobs.get(id as JobId)
  // What ends leaves the mirror after a while: it is then read anew.
  const asked = useAsked(`${id} ${isLive} ${present === undefined}`, () => client.jobs.get({ job: id }))
  const last = useLast(present ?? (asked.state === 'answered' ? asked.answer : undefined), id)
  return last ? { state: 'answered', answer: last } : asked
}

/** The job as it was last known: it does not vanish from the page while it is read again. */
function useLast(job: Job | undefined, id: string): Job | undefined {
  const [last, setLast] = useState(job)
  // while rendering and not in an effect, which would draw the page twice for each figure that moves
  if (job && job !== last) setLast(job)
  return job ?? (last?.id === id ? last : undefined)
}
