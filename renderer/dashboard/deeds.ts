import type { Deed, Job, JobId } from '../../shared/model'
import type { Client } from '../connect'

/** Asks the engine for it. Resolves to the job that came of it: another one by a retry. */
export const doneTo = (client: Client, deed: Deed, job: JobId): Promise<Job> => client.jobs[deed]({ job })
