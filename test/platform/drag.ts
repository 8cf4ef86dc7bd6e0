import type { Page } from '@playwright/test'

/** Drops a file in the middle of a page's upper part, as a file manager does. */
export const dropOn = (page: Page, file: string): Promise<void> =>
  drag(page, file, ['dragEnter', 'dragOver', 'drop'])

/** Holds a file over a page, without letting it go. */
export const dragOver = (page: Page, file: string): Promise<void> =>
  drag(page, file, ['dragEnter', 'dragOver'])

async function drag(page: Page, file: string, steps: readonly DragStep[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data })
}

type DragStep = 'dragEnter' | 'dragOver' | 'drop'
