/** A rectangle on the screen, in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const popoverWidth = 384
const lowest = 220
const highest = 720
const margin = 8

/** As high as its content, within what is comfortable and what the screen has. */
export function heightFor(contentHeight: number, workArea: Area): number {
  return Math.round(Math.max(lowest, Math.min(contentHeight, highest, workArea.height - 2 * margin)))
}

/** Below or above the tray icon where the platform tells where that is, else in the upper right corner. */
export function popoverArea(height: number, workArea: Area, tray: Area | undefined): Area {
  const left = workArea.x + margin
  const right = workArea.x + workArea.width - popoverWidth - margin
  const top = workArea.y + margin
  const bottom = workArea.y + workArea.height - height - margin
  const size = { width: popoverWidth, height }
  if (!tray) return { ...size, x: right, y: top }
  const centred = Math.round(tray.x + tray.width / 2 - popoverWidth / 2)
  const isTrayAbove = tray.y < workArea.y + workArea.height / 2
  return { ...size, x: Math.max(left, Math.min(right, centred)), y: isTrayAbove ? top : bottom }
}

/** How much of a window must be on a screen so that a person can take hold of it. */
const graspable = 80

/** A window's last place, if it can still be seen there; the screen it was on may be gone. */
export function onScreen(last: Area, workAreas: readonly Area[]): Area | undefined {
  const seen = workAreas.some(
    (area) =>
      Math.min(last.x + last.width, area.x + area.width) - Math.max(last.x, area.x) >= graspable &&
      last.y >= area.y &&
      last.y <= area.y + area.height - graspable,
  )
  return seen ? last : undefined
}
