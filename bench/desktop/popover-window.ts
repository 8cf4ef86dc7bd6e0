import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { until } from '../lab'
import type { Screen } from './screen'

const run = promisify(execFile)

/** The popover's window on the private display, as its title tells it from others. */
export interface PopoverWindow {
  untilShown(): Promise<void>
  untilHidden(): Promise<void>
  /** Closes it, and waits until it is gone for good. */
  close(): Promise<void>
}

export function popoverOn(screen: Screen): PopoverWindow {
  const isShown = async () => (await found('--onlyvisible')).length > 0
  return {
    async untilShown() {
      await until('the popover shown', async () => ((await isShown()) ? true : undefined))
    },
    async untilHidden() {
      await until('the popover hidden', async () => ((await isShown()) ? undefined : true))
    },
    async close() {
      const windows = await found()
      for (const window of windows) await screen.close(window)
      await until('the popover closed', async () => ((await found()).length === 0 ? true : undefined))
    },
  }
}

async function found(...which: readonly string[]): Promise<readonly number[]> {
  // exit code 1 says that there is none
  const search = run('xdotool', ['search', ...which, '--name', '^Lull$'])
  const { stdout } = await search.catch((error: { readonly code?: unknown }) => {
    if (error.code === 1) return { stdout: '' }
    throw error
  })
  return stdout.split('\n').filter(Boolean).map(Number)
}
