import { useState } from 'react'
import type { Job, JobId } from '../../../shared/model'
import { type Trouble, troubleOf } from '../../asks'
import type { Client } from '../../connect'
import { type Deed, doneTo } from '../deeds'

/** How far something that is done to several jobs has come. */
export interface DeedProgress {
  readonly deed: Deed
  readonly count: number
  readonly done: number
  readonly refused: readonly { readonly job: Job; readonly trouble: Trouble }[]
}

export const isUnderWay = ({ count, done, refused }: DeedProgress) => done + refused.length < count

/** Does something to jobs, one after the other, and counts what came of it. A refusal stops none of the others. */
export function useDeed(client: Client, onEnd: (refused: ReadonlyMap<JobId, Job>) => void) {
  const [progress, setProgress] = useState<DeedProgress | null>(null)

  async function carryOut(deed: Deed, jobs: readonly Job[]): Promise<void> {
    let so: DeedProgress = { deed, count: jobs.length, done: 0, refused: [] }
    setProgress(so)
    for (const job of jobs) {
      const trouble = await doneTo(client, deed, job.id).then(() => null, troubleOf)
      so = trouble ? { ...so, refused: [...so.refused, { job, trouble }] } : { ...so, done: so.done + 1 }
      setProgress(so)
    }
    onEnd(new Map(so.refused.map(({ job }) => [job.id, job])))
  }

  return { progress, carryOut, forget: () => setProgress(null) }
}
