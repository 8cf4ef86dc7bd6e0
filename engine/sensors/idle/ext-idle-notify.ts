import { createBackoff } from '../backoff'
import type { IdleAnswer, IdleSource } from './source'
import { openIdleNotifier, type IdleNotifier } from './wayland/idle-notifier'
import { waylandPath } from './wayland/socket'

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

const NO_SOCKET = 'XDG_RUNTIME_DIR holds no socket of one'

type State =
  | { readonly kind: 'down'; readonly why: string }
  | { readonly kind: 'greeting'; readonly notifier: IdleNotifier; readonly greeted: Promise<void> }
  | { readonly kind: 'watching'; readonly notifier: IdleNotifier }
  | { readonly kind: 'unsupported'; readonly notifier: IdleNotifier }

/**
 * Idle time from a Wayland compositor through ext-idle-notify-v1, to the second. The compositor pushes, so a read costs
 * nothing. A new connection starts at 0 idle seconds, because the protocol does not tell the past.
 */
export function createExtIdleNotifySource(env: Readonly<Record<string, string | undefined>>): IdleSource {
  const listeners = new Set<() => void>()
  const backoff = createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS)
  let state: State = { kind: 'down', why: NO_SOCKET }

  function reach(): State {
    const file = waylandPath(env)
    if (file !== null) return connect(file)
    backoff.failed()
    return { kind: 'down', why: NO_SOCKET }
  }

  function connect(file: string): State {
    let settle = (): void => undefined
    const greeted = new Promise<void>((resolve) => (settle = resolve))
    const become = (next: State) => {
      state = next
      settle()
    }
    const notifier = openIdleNotifier(file, {
      greeted(supported) {
        backoff.succeeded()
        become({ kind: supported ? 'watching' : 'unsupported', notifier })
      },
      resumed: () => listeners.forEach((tell) => tell()),
      lost(why) {
        backoff.failed()
        become({ kind: 'down', why })
      },
    })
    return { kind: 'greeting', notifier, greeted }
  }

  return {
    name: 'ext-idle-notify-v1',
    async read() {
      if (state.kind === 'down' && backoff.due()) state = reach()
      if (state.kind === 'greeting') await state.greeted
      return answer(state)
    },
    onChange: (changed) => void listeners.add(changed),
    close() {
      listeners.clear()
      if (state.kind !== 'down') state.notifier.close()
    },
  }
}

function answer(state: State): IdleAnswer {
  if (state.kind === 'watching') return { kind: 'idle', seconds: state.notifier.idleSeconds() }
  return state.kind === 'down' ? unreachable(state.why) : unsupported
}

const unreachable = (why: string): IdleAnswer => ({
  kind: 'silent',
  message: `The Wayland compositor cannot be asked for idle time: ${why}.`,
  hint: 'Start Lull from the menu of your desktop; started elsewhere, it may lack WAYLAND_DISPLAY and XDG_RUNTIME_DIR.',
})

const unsupported: IdleAnswer = {
  kind: 'silent',
  message: 'This Wayland compositor tells nobody how long its user has been idle (no ext-idle-notify-v1).',
  hint: 'Use KDE Plasma 5.27, Sway 1.8, Hyprland, COSMIC or GNOME, or newer ones of them, or log in to an X11 session.',
}
