import { oc } from '@orpc/contract'
import { type ErrorCode, ErrorData, errorKinds } from '../model'

const errorMap = Object.fromEntries(
  Object.entries(errorKinds).map(([code, { status }]) => [code, { status, data: ErrorData }]),
) as Record<ErrorCode, { status: number; data: typeof ErrorData }>

/** Every procedure can refuse with these, each an `ErrorData` that says what to do next. */
export const procedure = oc.errors(errorMap)
