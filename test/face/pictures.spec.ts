import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, recordDrawnWith, test, whyNotComparable } from './ground'
import { scenes } from './scenes'

// How every page looks, to the pixel. `npm run baselines` draws the checked-in pictures anew.

const schemes = ['light', 'dark'] as const
const isDrawnAnew = () => ['all', 'changed'].includes(test.info().config.updateSnapshots)

test('pictures are compared with the checked-in ones', async ({ electron }) => {
  if (isDrawnAnew()) await recordDrawnWith(electron)
  const reason = await whyNotComparable(electron)
  if (reason !== undefined) process.stderr.write(`skipped: the pictures cannot be compared: ${reason}\n`)
  test.skip(reason !== undefined, reason)
  const drawn = readdirSync(path.join(import.meta.dirname, 'screenshots')).filter((file) =>
    file.endsWith('.png'),
  )
  const wanted = scenes.flatMap(({ name }) => schemes.map((scheme) => `${name}-${scheme}.png`))
  expect(drawn.filter((file) => !wanted.includes(file))).toEqual([])
})

for (const { name, address, world, width, height, reach } of scenes) {
  test(`${name} looks as it should`, async ({ face, electron }) => {
    const page = await face.open(address, world, { width, height })
    await reach(page, face)
    await page.mouse.move(0, 0)
    const notCompared = await whyNotComparable(electron)
    if (notCompared !== undefined)
      test.info().annotations.push({ type: 'not compared', description: notCompared })
    for (const scheme of schemes) {
      await face.theme(scheme)
      const picture = `${name}-${scheme}.png`
      if (notCompared === undefined) await expect(page).toHaveScreenshot(picture)
      else await page.screenshot({ path: test.info().outputPath(picture) })
    }
  })
}
