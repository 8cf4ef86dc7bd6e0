const library = '/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics'
/** `kCGEventSourceStateCombinedSessionState` and `kCGMouseButtonLeft`. */
const [session, left] = [0, 0]

let ask: Promise<() => boolean> | undefined

/**
 * Whether the button is held on macOS; that needs no permission of the person.
 * https://developer.apple.com/documentation/coregraphics/cgeventsource/buttonstate(_:button:). Untested: no Mac was at hand.
 */
export async function macosButton(): Promise<boolean> {
  ask ??= load()
  return (await ask)()
}

async function load(): Promise<() => boolean> {
  const { default: koffi } = await import('koffi')
  const state = koffi.load(library).func('bool CGEventSourceButtonState(int32_t source, uint32_t button)')
  return () => Boolean(state(session, left))
}
