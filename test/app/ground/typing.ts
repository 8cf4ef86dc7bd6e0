import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const betweenKeysMs = 200

/** Lets a person type, through the X server, for as long as `act` takes. */
export async function whileTyping<Result>(act: () => Promise<Result>): Promise<Result> {
  let isOver = false
  async function type(): Promise<void> {
    while (!isOver) {
      await execute('xdotool', ['key', 'shift'])
      await pause(betweenKeysMs)
    }
  }
  const typing = type()
  try {
    return await act()
  } finally {
    isOver = true
    await typing
  }
}
