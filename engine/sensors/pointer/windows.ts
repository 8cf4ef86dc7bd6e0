/** The left and the right button, which both drag in Windows’ file manager. */
const buttons = [0x01, 0x02]
/** Its highest bit: the button is down now. */
const down = 0x8000

let stateOf: Promise<(button: number) => number> | undefined

/**
 * Whether a button is held on Windows.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getasynckeystate. Untested: no Windows was at hand.
 */
export async function windowsButton(): Promise<boolean> {
  stateOf ??= load()
  const state = await stateOf
  return buttons.some((button) => (state(button) & down) !== 0)
}

async function load(): Promise<(button: number) => number> {
  const { default: koffi } = await import('koffi')
  const ask = koffi.load('user32.dll').func('int16_t __stdcall GetAsyncKeyState(int button)')
  return (button) => Number(ask(button))
}
