import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { TrayIcon } from '../fakes/tray-host'
import {
  answerDialogs,
  askedSoFar,
  dragOver,
  dropOn,
  expect,
  focusWindow,
  openPopover,
  pageOf,
  pointer,
  pressInPopover,
  type RunningApp,
  type Spot,
  test,
} from './ground'

test('a dropped script runs, its log and outputs are found, and it is edited and run again', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const script = path.join(home.folder, 'sweep.sh')
  writeFileSync(script, 'echo "hello from the sweep"\necho 42 > "$LULL_OUTPUTS/answer.txt"\n')
  await (await tray.icon()).choose('New job…')
  const form = await pageOf(app, 'new-job')
  await expect(form.getByRole('heading', { level: 1 })).toBeVisible()
  await dropOn(form, script)
  await expect(form.getByText('sweep.sh').first()).toBeVisible()

  await answerDialogs(app, 'Run')
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect.poll(async () => (await askedSoFar(app))[0]?.detail).toBe(`sh sweep.sh\nin ${home.folder}`)
  await expect.poll(() => home.lull('ls')).toContain('sweep')

  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await dashboard.getByText('sweep', { exact: true }).first().click()
  await expect(dashboard.getByText('hello from the sweep').first()).toBeVisible({ timeout: 20_000 })
  await dashboard.getByRole('tab', { name: /Outputs/ }).click()
  await expect(dashboard.getByText('answer.txt').first()).toBeVisible()

  await form.close()
  await dashboard.getByRole('button', { name: 'Edit and run again' }).click()
  const again = await pageOf(app, 'new-job')
  await expect(again.getByRole('heading', { name: 'Run sweep again' })).toBeVisible()
  await again.getByRole('textbox', { name: 'Command' }).fill('sh sweep.sh --once-more')
  await again.getByRole('button', { name: 'Submit…' }).click()
  const jobs = async () => JSON.parse(await home.lull('ls', '--json')) as readonly { readonly id: string }[]
  await expect.poll(async () => (await jobs()).length).toBe(2)
  const [newest] = await jobs()
  const { command } = await home.reaches(newest?.id ?? '', 'succeeded')
  expect(command).toEqual(['sh', 'sweep.sh', '--once-more'])
})

test('a script dropped on the popover or the dashboard fills in a new job, and runs nothing', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const script = (name: string) => {
    const file = path.join(home.folder, name)
    writeFileSync(file, 'echo "it ran"\n')
    return file
  }
  const popover = await openPopover(app, tray)
  await dragOver(popover, script('first script.sh'))
  await expect(popover.getByText('Let go, and Lull guesses how it runs')).toBeVisible()
  await dropOn(popover, script('first script.sh'))
  const form = await pageOf(app, 'new-job')
  const command = form.getByRole('textbox', { name: 'Command' })
  await expect(command).toHaveValue(/first script\.sh/)
  await expect(form.getByLabel('Folder it runs in')).toHaveValue(home.folder)

  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await expect(dashboard.getByRole('heading', { level: 1 })).toBeVisible()
  await dropOn(dashboard, script('second.sh'))
  await expect(command).toHaveValue('sh second.sh')
  await command.fill('')
  await dropOn(dashboard, script('second.sh'))
  await expect(command).toHaveValue('sh second.sh')
  expect(JSON.parse(await home.lull('ls', '--json'))).toEqual([])
})

test('a pinned popover waits for a script that is fetched from another window', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const script = path.join(home.folder, 'fetched.sh')
  writeFileSync(script, 'echo "it ran"\n')
  const popover = await openPopover(app, tray)
  const icon = await tray.icon()
  await icon.choose('Dashboard')
  await expect((await pageOf(app, 'dashboard')).getByRole('heading', { level: 1 })).toBeVisible()
  await openAndFocus(app, icon)
  const pin = popover.getByRole('button', { name: 'Keep open to drop files' })
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  focusWindow('Lull dashboard')
  await expect.poll(() => popoverOf(app)).toEqual({ isShown: true, isFocused: false, isOnTop: true })
  await dropOn(popover, script)
  const form = await pageOf(app, 'new-job')
  await expect(form.getByRole('textbox', { name: 'Command' })).toHaveValue('sh fetched.sh')
  pressInPopover('Escape')
  await expect.poll(() => popoverOf(app)).toMatchObject({ isShown: false })

  await openAndFocus(app, icon)
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'false')
  focusWindow('Lull dashboard')
  await expect.poll(() => popoverOf(app)).toMatchObject({ isShown: false })
})

test('a popover stays for a script that is dragged from another program, and goes when one lets go', async ({
  start,
  tray,
  openFile,
}) => {
  const app = await start()
  const files = await openFile('near.sh', 'echo "it ran"\n')
  const popover = await openPopover(app, tray)
  await expect(popover.getByRole('heading', { level: 1 })).toHaveText('Nothing to do')
  const icon = await tray.icon()
  await openAndFocus(app, icon)
  files.pressFile()
  await expect.poll(() => popoverOf(app)).toMatchObject({ isFocused: false })
  const overs = await countDragOvers(popover)
  await files.dragFile(await middleOf(app, popover))
  await expect(popover.getByText('Let go, and Lull guesses how it runs')).toBeVisible()
  // A hand rests where it wants to let go; Chromium lets a file go only once it has heard more than once that it may.
  await expect(async () => {
    pointer.nudge()
    expect(await overs()).toBeGreaterThan(5)
  }).toPass({ intervals: [100] })
  pointer.letGo()
  const form = await pageOf(app, 'new-job')
  await expect(form.getByRole('textbox', { name: 'Command' })).toHaveValue('sh near.sh')
  await expect.poll(() => popoverOf(app)).toMatchObject({ isShown: false })

  await openAndFocus(app, icon)
  files.pressFile()
  await expect.poll(() => popoverOf(app)).toEqual({ isShown: true, isFocused: false, isOnTop: true })
  pointer.letGo()
  await expect.poll(() => popoverOf(app)).toMatchObject({ isShown: false })
})

/** A click on the icon right after another window took the focus from the popover would mean "shut". */
async function openAndFocus(app: RunningApp, icon: TrayIcon): Promise<void> {
  await expect(async () => {
    if ((await popoverOf(app)).isShown !== true) await icon.activate()
    expect(await popoverOf(app)).toMatchObject({ isShown: true })
  }).toPass({ intervals: [300] })
  focusWindow('Lull')
  await expect.poll(() => popoverOf(app)).toMatchObject({ isFocused: true })
}

/** How the popover's window stands. */
const popoverOf = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) => {
    const isPopover = (each: Electron.BrowserWindow) => each.webContents.getURL().includes('/popover/')
    const window = BrowserWindow.getAllWindows().find(isPopover)
    return { isShown: window?.isVisible(), isFocused: window?.isFocused(), isOnTop: window?.isAlwaysOnTop() }
  })

/** Where a file is let go over the popover, in pixels of the screen. */
async function middleOf(app: RunningApp, popover: Page): Promise<Spot> {
  const window = await app.electron.browserWindow(popover)
  const { x, y, width, height } = await window.evaluate((each) => each.getBounds())
  return { x: x + Math.round(width / 2), y: y + Math.round(height / 2) }
}

/** Counts from now on how often the page hears that something is over it; returns how to ask. */
async function countDragOvers(page: Page): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle(() => {
    const counted = { times: 0 }
    globalThis.addEventListener('dragover', () => (counted.times += 1))
    return counted
  })
  return () => seen.evaluate(({ times }) => times)
}
