import { JobFile, type JobId } from '../../shared/model'
import type { Now } from '../clock'
import { acceptJobs, type Acceptance, type JobRecord, type KindOfWork } from '../jobs'
import type { MachineSize } from '../planner'
import type { SimulatedJob } from './simulation'
import { type Ms, toMs } from './trace'

/** A job as the simulation holds it. */
export interface Work {
  readonly record: JobRecord
  readonly submittedMs: Ms
  /** The running that its work takes. */
  readonly lengthMs: Ms
}

/** The work of each job in an endless queue. */
const endlessSeconds = 3600

const endless: SimulatedJob = {
  file: JobFile.parse({ name: 'endless', command: ['work'] }),
  seconds: endlessSeconds,
  atSeconds: 0,
}

/** Ids that sort in the order in which they were made, as real ones do. */
export function countIds(): () => JobId {
  let count = 0
  return () => {
    count += 1
    return String(count).padStart(9, '0') as JobId
  }
}

/** The next job of an endless queue. */
export function endlessWork(id: JobId, size: MachineSize, now: Now, submittedMs: Ms): Work {
  const accepted = acceptWorks([endless], size, now, () => id)
  if (!accepted.ok) throw new Error(accepted.errors[0]?.message)
  const [work] = accepted.works
  if (work === undefined) throw new Error('one job file gave no job')
  return { ...work, submittedMs }
}

type Accepted =
  | { readonly ok: true; readonly works: readonly Work[] }
  | Extract<Acceptance, { readonly ok: false }>

/** The jobs as they would be accepted if they were all submitted now, so that each can wait for any other. */
export function acceptWorks(
  jobs: readonly SimulatedJob[],
  size: MachineSize,
  now: Now,
  newId: () => JobId,
): Accepted {
  const files = jobs.map(({ file }) => file)
  const accepted = acceptJobs({
    files,
    workdir: '/',
    environmentNames: [],
    now,
    newIds: files.map(newId),
    findJob: () => undefined,
    machine: { ...size, gpus: [] },
    wishedNow: false,
    strict: false,
    // Nothing is run, so paths, shells and the parameters of a kind of work mean nothing.
    resolvePath: (_folder, path) => path,
    shellCommand: (line) => [line],
    kinds: files.flatMap(({ kind }) => (kind === undefined ? [] : [anyKind(kind)])),
  })
  if (!accepted.ok) return accepted
  const works = accepted.jobs.flatMap((record, at) => {
    const job = jobs[at]
    return job ? [{ record, submittedMs: toMs(job.atSeconds), lengthMs: toMs(job.seconds) }] : []
  })
  return { ok: true, works }
}

/** A kind of work that accepts whatever it is given. */
function anyKind(name: string): KindOfWork {
  return { name, prepare: () => ({ ok: true, command: [name], memoryBytes: 0, inputs: [] }) }
}
