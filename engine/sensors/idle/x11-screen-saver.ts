import { useX11Display } from '../x11'
import type { IdleAnswer, IdleSource } from './source'

/**
 * Idle time from an X server, to the millisecond, for all its input devices, xdotool and VNC included. 0.1 ms a read.
 * Not to be asked under Wayland: there it sees only what goes to X11 windows.
 */
export function createX11Source(display: string): IdleSource {
  const { thing: server, release } = useX11Display(display)
  return {
    name: 'X11 screen saver',
    async read() {
      const reply = await server.idleMilliseconds()
      return reply.ok ? { kind: 'idle', seconds: reply.value / 1_000 } : silent(display, reply.message)
    },
    close: release,
  }
}

const silent = (display: string, why: string): IdleAnswer => ({
  kind: 'silent',
  message: `The X server ${display} does not say how long its user has been idle: ${why}.`,
  hint: 'Start Lull from the menu of your desktop; started elsewhere, it may lack DISPLAY and XAUTHORITY. Without a desktop, unset DISPLAY.',
})
