import { describe, expect, it } from 'vitest'
import { heightFor, onScreen, popoverArea, popoverWidth } from './placement'

const screen = { x: 0, y: 30, width: 1280, height: 770 }
const tray = (x: number, y: number) => ({ x, y, width: 24, height: 24 })

describe('the popover’s place', () => {
  it('is centred below an icon in a panel above', () => {
    expect(popoverArea(400, screen, tray(600, 3))).toEqual({
      x: 420,
      y: 38,
      width: popoverWidth,
      height: 400,
    })
  })

  it('is above an icon in a panel below', () => {
    expect(popoverArea(400, screen, tray(600, 780))).toMatchObject({ x: 420, y: 392 })
  })

  it('stays on the screen beside an icon in a corner', () => {
    expect(popoverArea(400, screen, tray(1256, 3)).x).toBe(1280 - popoverWidth - 8)
    expect(popoverArea(400, screen, tray(0, 3)).x).toBe(8)
  })

  it('is the upper right corner where nobody tells where the icon is', () => {
    expect(popoverArea(400, screen, undefined)).toMatchObject({ x: 888, y: 38 })
  })
})

describe('the popover’s height', () => {
  it('is its content’s, within what is comfortable and what the screen has', () => {
    expect(heightFor(431.6, screen)).toBe(432)
    expect(heightFor(0, screen)).toBe(220)
    expect(heightFor(5000, screen)).toBe(720)
    expect(heightFor(5000, { ...screen, height: 400 })).toBe(384)
  })
})

describe('a window’s last place', () => {
  const last = { x: 100, y: 100, width: 800, height: 600 }

  it('holds while enough of it is on a screen', () => {
    expect(onScreen(last, [screen])).toEqual(last)
    expect(onScreen({ ...last, x: -700 }, [screen])).toBeDefined()
  })

  it('is given up when its screen is gone, or its title bar cannot be reached', () => {
    expect(onScreen({ ...last, x: 1500 }, [screen])).toBeUndefined()
    expect(onScreen({ ...last, y: -10 }, [screen])).toBeUndefined()
    expect(onScreen(last, [])).toBeUndefined()
  })
})
