/** What the benches use of the `x11` package beyond what the sensors do. */
declare module 'x11' {
  export interface Damage {
    readonly ReportLevel: { readonly NonEmpty: number }
    Create(damage: number, drawable: number, reportLevel: number): void
    /** Takes note of the damage, so that the next one is told again. 0 stands for no region. */
    Subtract(damage: number, repair: number, parts: number): void
  }

  export interface Image {
    /** One line of pixels after the other, four bytes each. */
    readonly data: Buffer
  }

  export interface Client {
    AllocID(): number
    on(event: 'event', listener: (event: { readonly name: string }) => void): void
    require(extension: 'damage', done: Done<Damage>): void
    GetImage(
      format: number,
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planeMask: number,
      done: Done<Image>,
    ): void
    SendEvent(window: number, propagate: 0 | 1, eventMask: number, event: Buffer): void
    terminate(): void
  }
}
