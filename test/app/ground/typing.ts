import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const betweenKeysMs = 200

/** Lets a person type, through the X server, from before `act` begins for as long as it takes. */
export async function whileTyping<Result>(act: () => Promise<Result>): Promise<Result> {
  let isOver = false
  const press = () => execute('xdotool', ['key', 'shift'])
  async function type(): Promise<void> {
    while (!isOver) {
      await pause(betweenKeysMs)
      await press()
    }
  }
  await press()
  const typing = type()
  try {
    return await act()
  } finally {
    isOver = true
    await typing
  }
}
