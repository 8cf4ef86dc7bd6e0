import { ORPCError, ValidationError } from '@orpc/server'
import { type ErrorCode, type ErrorData, LullError, errorKinds } from '../../shared/model'
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

function asDoorError(error: unknown, log: Log): unknown {
  if (error instanceof LullError) return doorError(error.code, error.toData())
  if (error instanceof ORPCError)
    return error.code === 'BAD_REQUEST' ? doorError('invalidInput', inputError(error)) : error
  log.error('a request failed', { error })
  const hint = 'This is a fault of Lull’s own; engine.log holds its story.'
  return doorError('internal', { code: 'internal', message: `Lull failed: ${String(error)}`, hint })
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
