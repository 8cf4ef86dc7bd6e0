/// <reference lib="dom" />

/** The moment at which every page of these tests is seen, a Saturday afternoon: what pages say of time never changes. */
export const now = Date.UTC(2026, 2, 14, 15, 26)

/** Runs in a page before its own scripts: from then on its calendar stands still. Timers and frames go on. */
export function freezeCalendar(moment: number): void {
  const Moving = Date
  globalThis.Date = class extends Moving {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [moment] : given) as [number]))
    }
    static override now = () => moment
  } as DateConstructor
}
