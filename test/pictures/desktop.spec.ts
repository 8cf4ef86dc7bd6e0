import { expect, test as base } from '../app/ground'
import { type Desktop, startDesktop } from './desktop'
import { evening, picture, submitAnEvening } from './evening'

const test = base.extend<{ desktop: Desktop }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  desktop: async ({}, use) => {
    const desktop = await startDesktop()
    await use(desktop)
    await desktop.stop()
  },
  sessionBus: ({ desktop }, use) => use(desktop.bus),
})

test('Lull on a desktop: its icon in the panel, a bubble and the popover', async ({
  desktop,
  home,
  start,
}) => {
  home.script(evening)
  const app = await start(desktop.env)
  await submitAnEvening(home)
  await desktop.sees('xfce4-notifyd')
  await desktop.clickTray()
  const page = await app.page()
  await expect(page.getByText('epoch 17 of 40')).toBeVisible()
  await desktop.photograph(picture('desktop.png'))
})
