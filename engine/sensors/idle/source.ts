/**
 * What one source knows about the last input: how long ago it was, that it has nothing to say on this machine
 * (`absent`), or that it should answer and cannot (`silent`).
 */
export type IdleAnswer =
  | { readonly kind: 'idle'; readonly seconds: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly message: string; readonly hint: string }

/** One place where input can be seen. `read` is cheap enough for ten times a second, throws nothing, and is bounded. */
export interface IdleSource {
  readonly name: string
  read(): IdleAnswer | Promise<IdleAnswer>
  /** Calls back when this source is told that somebody returned. */
  onChange?(changed: () => void): void
  close(): void
}

export const absent: IdleAnswer = { kind: 'absent' }
