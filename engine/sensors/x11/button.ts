import type { X11Connection } from './connection'

/** `Button1Mask` to `Button3Mask` of the core protocol; 4 and above are wheels, which drag nothing. */
const dragging = 0x0100 | 0x0200 | 0x0400

/** Whether a button is held down that could drag something, whichever window it was pressed in. */
export async function readButtonHeld(connection: X11Connection): Promise<boolean> {
  const { keyMask } = await connection.ask<{ readonly keyMask: number }>((client, done) =>
    client.QueryPointer(connection.root, done),
  )
  return (keyMask & dragging) !== 0
}
