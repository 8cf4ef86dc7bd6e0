import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { fontsDigest } from '../../platform/fonts'

/** What decides how a page is drawn, beside the page itself. */
interface DrawnWith {
  readonly chromium: string
  /** SHA-256 over the fonts' files. */
  readonly fonts: string
}

const record = path.join(import.meta.dirname, '..', 'screenshots', 'drawn-with.json')

const drawnWithHere = async (electron: ElectronApplication): Promise<DrawnWith> => ({
  chromium: await electron.evaluate(() => process.versions['chrome'] ?? ''),
  fonts: fontsDigest(),
})

/** Why pictures that are drawn here cannot be compared with the checked-in ones to the pixel; nothing when they can. */
export async function whyNotComparable(electron: ElectronApplication): Promise<string | undefined> {
  if (!existsSync(record)) return 'no pictures are checked in'
  const here = await drawnWithHere(electron)
  const { chromium, fonts } = JSON.parse(readFileSync(record, 'utf8')) as DrawnWith
  if (here.chromium !== chromium) return `drawn with Chromium ${chromium}, and this is ${here.chromium}`
  return here.fonts === fonts ? undefined : `drawn with other fonts than these (${here.fonts})`
}

/** Writes beside the checked-in pictures what they are drawn with from now on. */
export async function recordDrawnWith(electron: ElectronApplication): Promise<void> {
  writeFileSync(record, `${JSON.stringify(await drawnWithHere(electron), null, 2)}\n`)
}
