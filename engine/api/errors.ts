import { ORPCError, ValidationError } from '@orpc/server'
import { type ErrorCode, ErrorData, LullError, errorKinds } from '../../shared/model'
import type { Log } from '../instance'
import { base } from './base'

/** Gives every error that leaves a door the one shape: `ErrorData`, with the status of its code. */
export function doorErrors(log: Log) {
  return base.middleware(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw asDoorError(error, log)
    }
  })
}

/** An error as it may leave a door, in the one shape; one that nobody foresaw is told to `log` too. */
export function asDoorError(error: unknown, log: Pick<Log, 'error'>): unknown {
  if (error instanceof LullError) return doorError(error.code, error.toData())
  if (hasOneShape(error)) return error
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
    return doorError('invalidInput', inputError(error))
  log.error('a request failed', { error })
  const hint = 'This is a fault of Lull’s own; engine.log holds its story.'
  return doorError('internal', { code: 'internal', message: `Lull failed: ${String(error)}`, hint })
}

/**
 * The same for what goes wrong around the procedures: a body that is no JSON or too large, an address that cannot be
 * decoded, an answer that cannot be written.
 */
export function requestErrors(log: Log) {
  return async <Result>({ next }: { readonly next: () => Promise<Result> }): Promise<Result> => {
    try {
      return await next()
    } catch (error) {
      throw asRequestError(error, log)
    }
  }
}

function asRequestError(error: unknown, log: Log): unknown {
  if (error instanceof ORPCError && error.code !== 'PAYLOAD_TOO_LARGE') return asDoorError(error, log)
  const tooLarge = error instanceof ORPCError
  const message = tooLarge ? 'The request is too large' : 'The request cannot be read'
  const hint = tooLarge
    ? 'Submit fewer jobs at a time.'
    : 'Send the body as JSON, with the header "content-type: application/json".'
  const data = { code: 'invalidInput', message, hint } as const
  return new ORPCError(data.code, { status: tooLarge ? 413 : 400, message, data, defined: true })
}

function hasOneShape(error: unknown): boolean {
  return error instanceof ORPCError && ErrorData.safeParse(error.data).success
}

function doorError(code: ErrorCode, data: ErrorData): ORPCError<string, ErrorData> {
  return new ORPCError(code, { status: errorKinds[code].status, message: data.message, data, defined: true })
}

function inputError(error: ORPCError<string, unknown>): ErrorData {
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  const told = issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))
  const message =
    told.map(({ path, message: text }) => (path ? `${path}: ${text}` : text)).join('\n') || error.message
  const hint = 'Correct what is named; the fields and their ranges stand in /openapi.json.'
  const path = told[0]?.path
  return { code: 'invalidInput', message, hint, ...(path && { path }) }
}

function pathOf(path: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined): string {
  return (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.')
}
