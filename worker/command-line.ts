import { z } from 'zod'
import { errorKinds, LullError } from '../shared/model/lull-error'
import { kinds } from '../tasks'
import type { GivenParams, Kind } from '../tasks'
import { runKind } from './run-kind'
import { surroundings } from './surroundings'

const usage = `Usage: node lull-worker.mjs run KIND [PARAMS] [--threads N]

  KIND    ${kinds.map(({ name }) => name).join(', ')}
  PARAMS  a JSON object, such as '{"durationMs":3000}'
`

interface Order {
  readonly kind: Kind
  readonly params: GivenParams
  readonly threads: number
}

const Params = z.record(z.string(), z.unknown())

/**
 * Does what the arguments say and returns the exit code: 0 done, 2 wrong usage, or parameters or data that no run can do with.
 * Other errors are the runtime's to report.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const order = parseOrder(args)
  if (typeof order === 'string') {
    process.stderr.write(`${order}\n\n${usage}`)
    return 2
  }
  try {
    await runKind(order.kind, order.params, order.threads, surroundings(process.env))
    return 0
  } catch (error) {
    if (!(error instanceof LullError)) throw error
    process.stderr.write(`${error.message}\n${error.hint}\n`)
    return errorKinds[error.code].exitCode
  }
}

function parseOrder(args: readonly string[]): Order | string {
  const [command, name, ...rest] = args
  if (command !== 'run')
    return command === undefined ? 'Nothing to do was given' : `There is no command ${command}`
  const kind = kinds.find((one) => one.name === name)
  if (kind === undefined) return `There is no kind of work ${name ?? ''}`
  const flag = rest.indexOf('--threads')
  const threads = flag < 0 ? 1 : Number(rest[flag + 1])
  if (!Number.isInteger(threads) || threads < 1) return '--threads wants a whole number of at least 1'
  const text = rest.find((_, at) => flag < 0 || (at !== flag && at !== flag + 1)) ?? '{}'
  return checkedParams(kind, text, threads)
}

function checkedParams(kind: Kind, text: string, threads: number): Order | string {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return `The parameters are no JSON: ${(error as Error).message}`
  }
  const params = Params.safeParse(given)
  if (!params.success) return 'The parameters are no JSON object'
  const problem = kind.params.safeParse(params.data).error?.issues[0]
  if (problem !== undefined) return `params.${problem.path.join('.')}: ${problem.message}`
  return { kind, params: params.data, threads }
}
