import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Turns the wheel over a point of the private display, as a hand does: `times` notches, one every `everyMs`. */
export async function turnWheel(
  at: { readonly x: number; readonly y: number },
  direction: 'up' | 'down',
  times: number,
  everyMs: number,
): Promise<void> {
  // X11 numbers the wheel's two ways as buttons 4 and 5
  const button = direction === 'up' ? '4' : '5'
  const clicks = ['click', '--repeat', String(times), '--delay', String(everyMs), button]
  const xdotool = spawn('xdotool', ['mousemove', String(at.x), String(at.y), ...clicks], { stdio: 'ignore' })
  const [code] = (await once(xdotool, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`xdotool ended with ${code}`)
}
