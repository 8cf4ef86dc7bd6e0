import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Lab } from '../lab'

/** Presses keys on the private display, as a person's keyboard would. */
export interface Keyboard {
  /** Gives the moment (`performance.now()`) just before the press was asked for. */
  press(): number
}

/** One xdotool that waits for orders: starting one for each press would take longer than what is measured. */
export async function openKeyboard(lab: Lab): Promise<Keyboard> {
  if (!process.env['DISPLAY']) throw new Error('there is no display: use `npm run bench`')
  const xdotool = spawn('xdotool', ['-'], { stdio: ['pipe', 'ignore', 'inherit'] })
  await once(xdotool, 'spawn')
  lab.atEnd(async () => {
    const ended = once(xdotool, 'exit')
    xdotool.stdin.end()
    await ended
  })
  return {
    press: () => {
      const at = performance.now()
      xdotool.stdin.write('key Shift_L\n')
      return at
    },
  }
}
