import { rmSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { _electron, type ElectronApplication, expect, type Page, test as base } from '@playwright/test'
import { inheritedEnvironment } from '../../platform/inherited'
import { buildFakeApp } from './build'
import { type Face, faceIn } from './face'
import { fontsOnly, hasFonts } from '../../platform/fonts'
import { freezeCalendar, now } from './frozen-clock'

export { expect }
export type { Face } from './face'
export { emptyWorld, type World } from './world'
export { countsOf, judged } from './judged'
export * from './machines'
export * from './worlds'
export { recordDrawnWith, whyNotComparable } from './drawn-with'
export { dragOver } from '../../platform/drag'
export { keyboardFaults } from './keyboard'
export { saidWhileTimePasses } from './live-regions'
export { layoutFaults, movingParts } from './layout'

/** What makes two runs draw the same pixels, and root run Chromium at all. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--lang=en-GB',
]

/** A test of a page; all tests of a run share one Electron, each has a window and a world of its own. */
export const test = base.extend<{ face: Face }, { electron: ElectronApplication }>({
  electron: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await buildFakeApp()
      const electron = await _electron.launch({
        args: [...switches, folder],
        env: { ...inheritedEnvironment(), ...(hasFonts() && { FONTCONFIG_FILE: fontsOnly(folder) }) },
        colorScheme: null,
        timezoneId: 'UTC',
      })
      await electron.context().addInitScript(freezeCalendar, now)
      await use(electron)
      await electron.close()
      rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 100 })
    },
    { scope: 'worker' },
  ],
  face: async ({ electron }, use) => {
    await use(faceIn(electron))
    for (const page of electron.windows()) await page.close()
  },
})

/** Fails with what axe-core objects to, by all its rules or by some. */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
