export type BusKind = 'session' | 'system'

/** A method to call. Bodies and signatures as D-Bus writes them; a call without arguments needs neither. */
export interface MethodCall {
  readonly service: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature?: string
  readonly body?: readonly unknown[]
  /** Start the service when it is not running. Off by default: looking must not start anything. */
  readonly activate?: boolean
}

/** A property to read through `org.freedesktop.DBus.Properties`. */
export interface PropertyAddress {
  readonly service: string
  readonly path: string
  readonly interface: string
  readonly name: string
  readonly activate?: boolean
}

/** Which signals to hear: those of `service`, and of one object when `path` is given. */
export interface SignalMatch {
  readonly service: string
  readonly interface: string
  readonly member: string
  readonly path?: string
}

/**
 * Why there was no answer: `noBus` (none here, or it went away: normal), `noService` (nobody owns that name), `timeout`
 * (no reply within 500 ms), `refused` (the service answered with an error).
 */
export type BusFailure = 'noBus' | 'noService' | 'timeout' | 'refused'

/**
 * What came back. `value` is the one value of the reply, an array when there are several, `undefined` when there is
 * none; variants and dictionaries are plain values, 64-bit integers are numbers. Its shape is the caller's to check.
 */
export type BusAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: BusFailure; readonly message: string }

/** One D-Bus bus. Nothing here throws or rejects: a bus that is absent or gone is an answer. */
export interface Bus {
  call(request: MethodCall): Promise<BusAnswer>
  property(address: PropertyAddress): Promise<BusAnswer>
  /**
   * Calls `heard` with a signal's arguments until the returned function is called. Outlives the connection: it is put
   * back when the bus returns, but what was signalled in between is lost, so also read now and then.
   */
  subscribe(match: SignalMatch, heard: (body: readonly unknown[]) => void): () => void
  close(): void
}
