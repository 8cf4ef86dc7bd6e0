import type { ErrorData } from '../shared/model'
import { errorKinds, LullError } from '../shared/model/lull-error'

/** What a person is told of an error, and the exit code that goes with it. */
export interface Failure {
  readonly data: ErrorData
  readonly exitCode: number
}

/** Nobody listens at the socket, so nothing was sent. */
export function noEngine(cause?: unknown): LullError {
  return new LullError('noEngine', 'No Lull engine is running', {
    hint: 'Open the Lull app, or start an engine with `lull engine`; `lull run` and `lull submit` start one by themselves.',
    cause,
  })
}

/** An option or argument that is not understood: exit code 2. */
export function usageError(message: string, hint: string): LullError {
  return new LullError('invalidInput', message, { hint })
}

/** Whatever was thrown, as a person should read it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof LullError) return failure(error.toData())
  const sent = errorDataIn(error)
  if (sent) return failure(sent)
  if (isNoEngine(error)) return failure(noEngine().toData())
  if (isEngineGone(error)) return failure({ code: 'noEngine', ...engineLeft })
  if (isDenied(error)) return failure({ code: 'noEngine', ...notYours })
  return failure({ code: 'internal', message: `Lull failed: ${textOf(error)}`, hint: oursToMend })
}

const engineLeft = {
  message: 'The Lull engine went away in the middle of this',
  hint: 'Ask again: another engine may have taken over. `lull status` shows whether one runs.',
}
const notYours = {
  message: 'The Lull engine’s socket belongs to somebody else',
  hint: 'Run the command as the person who started the engine, or set LULL_HOME to a folder of your own.',
}
const oursToMend =
  'This is a fault of Lull’s own; `lull doctor` checks the machine and engine.log holds the engine’s story.'

function failure(data: ErrorData): Failure {
  const kind = Object.entries(errorKinds).find(([code]) => code === data.code)
  return { data, exitCode: kind?.[1].exitCode ?? 1 }
}

/** What the engine said of the error, if it came from there. */
function errorDataIn(error: unknown): ErrorData | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined
  const { data } = error
  return isErrorData(data) ? data : undefined
}

function isErrorData(data: unknown): data is ErrorData {
  return (
    typeof data === 'object' &&
    data !== null &&
    ['code', 'message', 'hint'].every((field) => typeof Reflect.get(data, field) === 'string')
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** Nobody listens at the socket: nothing was sent, so the call can be made again without doing anything twice. */
export function isNoEngine(error: unknown): boolean {
  const code = codeOf(error)
  return (
    (error instanceof LullError && code === 'noEngine') ||
    code === 'ECONNREFUSED' ||
    (isConnect(error) && (code === 'ENOENT' || code === 'ENOTDIR'))
  )
}

/** The engine ended while it answered, or is about to: whatever was asked for may or may not have happened. */
export function isEngineGone(error: unknown): boolean {
  const code = codeOf(error)
  return isNoEngine(error) || ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(code))
}

function isDenied(error: unknown): boolean {
  return codeOf(error) === 'EACCES' && isConnect(error)
}

function isConnect(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
