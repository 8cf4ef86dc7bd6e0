import { z } from 'zod'
import type { SimulatedJob } from '../../core/simulation'
import { formatPath, invalidInput, JobFile, LullError, SecondsField } from '../../shared/model'
import { checkJob, type JobFileContent, parseJobFile, type Path } from '../job-file'

/** What only a simulator has to be told of a job, beside the fields of any job file. */
const OnlySimulated = z.object({
  seconds: SecondsField.default(3600),
  atSeconds: SecondsField.default(0),
})

/**
 * The jobs of a file for the simulator. Beside the usual fields a job has `seconds`, the running that its work takes (an
 * hour by default), and `atSeconds`, when it is submitted (at the beginning by default). Throws `invalidInput`.
 */
export function parseSimulatedJobs(text: string, name: string): JobFileContent<SimulatedJob> {
  return parseJobFile(text, name, checkSimulated)
}

function checkSimulated(job: unknown, where: (path: Path) => string, inList: Path): SimulatedJob {
  if (typeof job !== 'object' || job === null) return { ...usual(checkJob(job, where, inList)), ...noTimes }
  const { seconds, atSeconds, ...file } = job as Readonly<Record<string, unknown>>
  const parsed = OnlySimulated.safeParse({ seconds, atSeconds })
  if (!parsed.success) throw refusal(parsed.error, where, inList)
  return { ...usual(checkJob(file, where, inList)), ...parsed.data }
}

const noTimes = OnlySimulated.parse({})
const usual = (file: z.input<typeof JobFile>) => ({ file: JobFile.parse(file) })

function refusal(error: z.ZodError, where: (path: Path) => string, inList: Path): LullError {
  const path = (error.issues[0]?.path ?? []).filter((part) => typeof part !== 'symbol')
  const { message, hint } = invalidInput(OnlySimulated, error, where(path))
  return new LullError('invalidInput', message, { hint, path: formatPath([...inList, ...path]) })
}
