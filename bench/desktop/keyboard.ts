import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Lab } from '../lab'

/** Presses keys on the private display, as a person's keyboard would. */
export interface Keyboard {
  /** By its X name; Shift, which means nothing alone, if none is given. Gives the moment (`performance.now()`) just before. */
  press(key?: string): number
  /** Leads the keys to the window of that title: there is no window manager to do it. */
  focus(title: string): void
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
    press(key = 'Shift_L') {
      const at = performance.now()
      xdotool.stdin.write(`key ${key}\n`)
      return at
    },
    focus: (title) =>
      xdotool.stdin.write(`search --sync --onlyvisible --name "^${title}$" windowfocus --sync\n`),
  }
}
