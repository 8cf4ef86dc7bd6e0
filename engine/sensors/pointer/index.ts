import { displayOf } from '../desktop-session'
import { useX11Display } from '../x11'
import { macosButton } from './macos'
import { windowsButton } from './windows'

type Environment = Readonly<Record<string, string | undefined>>

/** The mouse, or whatever moves the pointer. To be closed when nobody asks any more. */
export interface Pointer {
  /** Whether a button is held down that could drag something; `false` where that cannot be known. Never rejects. */
  isHeld(): Promise<boolean>
  close(): void
}

/** Under Wayland, and without a desktop, nobody is told of a button that is pressed over another program's window. */
export function openPointer(env: Environment, platform: NodeJS.Platform): Pointer {
  if (platform === 'win32') return asking(windowsButton)
  if (platform === 'darwin') return asking(macosButton)
  const display = displayOf(env)
  return display === undefined ? asking(() => Promise.resolve(false)) : x11Pointer(display)
}

function x11Pointer(name: string): Pointer {
  const { thing: display, release } = useX11Display(name)
  return {
    async isHeld() {
      const answer = await display.isButtonHeld()
      return answer.ok && answer.value
    },
    close: release,
  }
}

const asking = (isHeld: () => Promise<boolean>): Pointer => ({
  // A system without that call tells nothing.
  isHeld: () => isHeld().catch(() => false),
  close: () => undefined,
})
