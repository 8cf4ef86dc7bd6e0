import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import type { TrayHost } from '../../fakes/tray-host'
import type { RunningApp } from './app'

/** Opens the popover as a person does, by a click on the tray icon, and waits until it is on the screen. */
export async function openPopover(app: RunningApp, tray: TrayHost): Promise<Page> {
  const icon = await tray.icon()
  await icon.activate()
  const page = await app.page()
  await expect.poll(app.isShown).toBe(true)
  return page
}

/**
 * Tells the page what Chromium tells it when its window is hidden or shown. Playwright's focus emulation keeps every page
 * "visible", whatever its window does.
 */
export async function tellVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((visibilityState) => {
    const { document } = globalThis
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

/** Presses a key in the popover, through the X server. */
export function pressInPopover(key: string): void {
  pressIn('Lull', key)
}

/** Presses a key in the window of that title, through the X server. */
export function pressIn(title: string, key: string): void {
  execFileSync('xdotool', [...focusing(title), 'key', key], { timeout: 10_000 })
}

/** Gives the focus to the window of that title, through the X server. */
export function focusWindow(title: string): void {
  execFileSync('xdotool', focusing(title), { timeout: 10_000 })
}

const focusing = (title: string): readonly string[] => {
  const search = ['search', '--sync', '--onlyvisible', '--name', `^${title}$`]
  return search.concat('windowfocus', '--sync')
}
