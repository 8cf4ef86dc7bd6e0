import type { ErrorData } from './errors'

/** Everything that can be refused or go wrong at a door, each with the HTTP status and the exit code it maps to. */
export const errorKinds = {
  invalidInput: { status: 400, exitCode: 2 },
  noSuchJob: { status: 404, exitCode: 4 },
  ambiguousJob: { status: 409, exitCode: 4 },
  wrongState: { status: 409, exitCode: 1 },
  refused: { status: 422, exitCode: 5 },
  unknownSetting: { status: 400, exitCode: 2 },
  settingOutOfRange: { status: 400, exitCode: 2 },
  noEngine: { status: 503, exitCode: 3 },
  engineRunning: { status: 409, exitCode: 1 },
  storeUnusable: { status: 500, exitCode: 1 },
  internal: { status: 500, exitCode: 1 },
} as const

export type ErrorCode = keyof typeof errorKinds

/** An expected error that a person can meet. It always says what to do next. */
export class LullError extends Error {
  override readonly name = 'LullError'
  readonly code: ErrorCode
  readonly hint: string
  readonly path: string | undefined

  constructor(code: ErrorCode, message: string, more: { hint: string; path?: string; cause?: unknown }) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.hint = more.hint
    this.path = more.path
  }

  /** The plain form that doors send. */
  toData(): ErrorData {
    const data = { code: this.code, message: this.message, hint: this.hint }
    return this.path === undefined ? data : { ...data, path: this.path }
  }
}
