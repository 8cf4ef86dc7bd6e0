import type { Client } from './client'
import { outputOf, type Output } from './output'
import type { Surroundings } from './surroundings'

/** What a command works with. */
export interface Session {
  readonly around: Surroundings
  readonly out: Output
  /** The engine's client; nothing is sent before the first call. */
  readonly engine: () => Promise<Client>
}

/** A command: does its work, says what it has to say, returns the exit code. */
export type Command<Options> = (session: Session, options: Options) => Promise<number>

/** What every command can be told. */
export interface CommonOptions {
  readonly json?: boolean
}

/** The session of one command in these surroundings. */
export function openSession(around: Surroundings, json: boolean): Session {
  let client: Promise<Client> | undefined
  return {
    around,
    out: outputOf(around, json),
    engine: () => (client ??= import('./client').then(({ connect }) => connect(around.home.socketPath))),
  }
}
