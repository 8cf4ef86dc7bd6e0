import type { Pointer } from '../../engine'

/** Nobody sees whether a popover goes this much later; and only while somebody presses does anybody look. */
export const lookEveryMs = 100

/** Calls `letGo` once no button of the pointer is held: soon, where none is or where that cannot be known. Returns how to stop. */
export function untilLetGo(open: () => Pointer, letGo: () => void): () => void {
  const pointer = open()
  let timer: NodeJS.Timeout | undefined
  let isOver = false

  async function look(): Promise<void> {
    const isHeld = await pointer.isHeld()
    if (isOver) return
    if (isHeld) timer = setTimeout(() => void look(), lookEveryMs)
    else {
      stop()
      letGo()
    }
  }
  function stop(): void {
    isOver = true
    clearTimeout(timer)
    pointer.close()
  }

  void look()
  return stop
}
