/** The part of the `x11` package (which ships no types) that the sensors use. */
declare module 'x11' {
  type Done<T> = (error: Error | null | undefined, value: T) => boolean | void

  export interface Property {
    /** Atom of the stored type; 0 when the window has no such property. */
    readonly type: number
    readonly format: number
    readonly data: Buffer
  }

  export interface ScreenSaver {
    /** `idle`: milliseconds since the last input of any device. */
    QueryInfo(drawable: number, done: Done<{ readonly idle: number }>): void
  }

  export interface Client {
    readonly stream: import('node:net').Socket | undefined
    /** What InternAtom already knows. */
    atoms: Readonly<Record<string, number>>
    on(event: 'error', listener: (error: Error) => void): void
    on(event: 'end', listener: () => void): void
    InternAtom(onlyIfExists: boolean, name: string, done: Done<number>): void
    /** `length` counts units of four bytes. */
    GetProperty(
      remove: 0 | 1,
      window: number,
      property: number,
      type: number,
      offset: number,
      length: number,
      done: Done<Property>,
    ): void
    /** `keyMask`: the buttons and modifier keys that are down. */
    QueryPointer(window: number, done: Done<{ readonly keyMask: number }>): void
    require(extension: 'screen-saver', done: Done<ScreenSaver>): void
  }

  export interface Display {
    readonly client: Client
    readonly screen: readonly { readonly root: number }[]
  }

  export interface ClientOptions {
    readonly display: string
    readonly disableBigRequests: boolean
    readonly shm: 'off'
  }

  /** Throws on a name that is no display; every later failure goes to `ready` or to the client's `error` event. */
  export function createClient(options: ClientOptions, ready: Done<Display>): Client
}
