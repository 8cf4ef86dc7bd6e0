import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** A place on the screen, in pixels. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** The mouse, as the X server sees it; what it does is done for every program on the screen. */
export const pointer = {
  press: ({ x, y }: Spot) => xdotool('mousemove', `${x}`, `${y}`, 'mousedown', '1'),
  /** Goes there as a hand does, by way of some places in between. */
  async move(from: Spot, to: Spot): Promise<void> {
    for (const share of [0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1]) {
      const at = (axis: 'x' | 'y') => `${Math.round(from[axis] + (to[axis] - from[axis]) * share)}`
      xdotool('mousemove', at('x'), at('y'))
      await wait(stepMs)
    }
  },
  /** Moves by a pixel or two, as a hand that rests. */
  nudge: () => xdotool('mousemove_relative', '2', '1'),
  letGo: () => xdotool('mouseup', '1'),
}

/** A hand is no faster; what waits for it to arrive somewhere is a condition with a deadline. */
const stepMs = 30

function xdotool(...args: readonly string[]): void {
  execFileSync('xdotool', args, { timeout: 10_000 })
}
