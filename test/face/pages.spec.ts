/// <reference lib="dom" />
import {
  emptyWorld,
  expect,
  expectAccessible,
  keyboardFaults,
  layoutFaults,
  movingParts,
  saidWhileTimePasses,
  test,
} from './ground'
import { type Scene, scenes } from './scenes'

// What holds for every page in every state.

test('faults are found', async ({ face }) => {
  const page = await face.open('popover/index.html')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing to do')
  await page.evaluate(spoil)
  expect(await page.evaluate(layoutFaults)).toEqual([
    expect.stringMatching(/^the page is \d+ px too wide$/),
    'cut: <p> words that are cut',
    'over each other: <p> words that are cut and <em> words above',
  ])
  expect(await page.evaluate(movingParts)).toContain('<em> ')
  expect(await keyboardFaults(page)).toEqual([
    'no ring: <button> ringless',
    expect.stringContaining('not reached: <button tabindex="-1"'),
  ])
  await page.evaluate(() => document.querySelector('h1')?.replaceChildren('Nothing to see'))
  const chatter = saidWhileTimePasses(page, face, { ...emptyWorld.status, paused: { until: null } })
  expect((await chatter).length).toBeGreaterThan(0)
})

for (const scene of scenes) {
  const { name, address, world, width, height, reach } = scene

  test(`${name} is for everybody`, async ({ face }) => {
    const page = await face.open(address, world, { width, height })
    await reach(page, face)
    await test.step('a screen reader is left in peace while only figures move', async () => {
      const said = await saidWhileTimePasses(page, face, world?.status ?? emptyWorld.status)
      expect.soft(said).toEqual([])
    })
    await test.step('axe-core has nothing to object to in either theme', async () => {
      await expectAccessible(page)
      await face.theme('dark')
      await expect.poll(() => page.evaluate(isDark)).toBe(true)
      await expectAccessible(page, ['color-contrast'])
    })
    await test.step('nothing moves for a person who wishes so', async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      expect.soft(await page.evaluate(movingParts)).toEqual([])
    })
    await test.step('nothing is lost from right to left, at 200 % or in the smallest window', async () => {
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate((wanted) => (document.documentElement.dir = wanted), dir)
        for (const size of [sizeAt(scene, 1), sizeAt(scene, 2), smallest(scene)]) {
          await face.reshape(size)
          await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(size.width / size.zoom))
          const faults = await page.evaluate(layoutFaults)
          expect.soft(faults, `${dir}, ${size.width} px wide at ${size.zoom * 100} %`).toEqual([])
        }
      }
    })
    await test.step('the Tab key comes everywhere, and is seen there', async () => {
      await face.reshape(sizeAt(scene, 1))
      await page.evaluate(() => (document.documentElement.dir = 'ltr'))
      expect.soft(await keyboardFaults(page)).toEqual([])
    })
  })
}

/** The screen's place for the window: at 200 % a popover is twice as wide, and other windows stay as they are. */
function sizeAt({ address, width, height }: Scene, zoom: number) {
  return { zoom, width: address.startsWith('popover') ? width * zoom : width, height }
}

/** As small as a window may be made; a popover has its one width. */
const smallest = ({ address, width, height }: Scene) =>
  address.startsWith('popover') ? { zoom: 1, width, height } : { zoom: 1, width: 480, height: 400 }

const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches

/** Does to a page, one by one, what the sweeps look for. */
function spoil(): void {
  const add = (tag: string, text: string, style: Partial<CSSStyleDeclaration>) => {
    const element = document.createElement(tag)
    element.textContent = text
    Object.assign(element.style, style)
    document.body.append(element)
    return element
  }
  add('div', '', { width: '3000px', height: '1px' })
  const cut = add('p', 'words that are cut', { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' })
  const { top, left } = cut.getBoundingClientRect()
  const above = { position: 'absolute', top: `${top}px`, left: `${left}px`, transition: 'color 1s' } as const
  add('em', 'words above', above)
  add('button', 'ringless', { outline: 'none' })
  add('button', 'left out', {}).tabIndex = -1
}
