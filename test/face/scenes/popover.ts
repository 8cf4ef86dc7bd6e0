import { expect } from '../ground'
import {
  blindWorld,
  busyWorld,
  crowdedWorld,
  dragOver,
  pausedWorld,
  presentingWorld,
  restingWorld,
  waitingWorld,
  type World,
  workingWorld,
  yieldingWorld,
} from '../ground'
import type { Page } from '@playwright/test'
import type { Scene } from './scene'

const at = (name: string, world: Partial<World>, reach: Scene['reach'], as = 'popover'): Scene => ({
  name: `popover-${name}`,
  address: `popover/index.html?as=${as}`,
  world,
  width: 384,
  height: 720,
  reach,
})

const says = (title: string) => (page: Page) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title)

export const popoverScenes: readonly Scene[] = [
  // As low as the window is before it knows its content.
  { ...at('connecting', { mood: 'silent' }, says('Looking at your computer…')), height: 220 },
  at('ready', {}, says('Nothing to do')),
  at('working', workingWorld, says('Working on 1 job')),
  at('resting', restingWorld, says('Nothing to do')),
  at('waiting', waitingWorld, (page) => expect(page.getByText('urgent')).toBeVisible()),
  at('yielding', yieldingWorld, says('2 jobs wait')),
  at('presenting', presentingWorld, says('1 job waits')),
  at('paused', pausedWorld, says('Paused')),
  at('blind', blindWorld, (page) => expect(page.getByText('What Lull cannot see')).toBeVisible()),
  at('crowded', crowdedWorld, (page) => expect(page.getByText('more in the dashboard')).toBeVisible()),
  at('pinned', restingWorld, async (page) => {
    const pin = page.getByRole('button', { name: 'Keep open to drop files' })
    await pin.click()
    await expect(pin).toHaveAttribute('aria-pressed', 'true')
    await page.mouse.move(0, 0)
  }),
  at('drop', restingWorld, async (page) => {
    await says('Nothing to do')(page)
    await dragOver(page, '/home/ada/train.py')
    await expect(page.getByText('Let go, and Lull guesses how it runs')).toBeVisible()
  }),
  at('no-tray', {}, says('Nothing to do'), 'window'),
  at('away', busyWorld, async (page, face) => {
    await says('Working on 1 job')(page)
    await face.become({ mood: 'away' })
    await expect(page.getByText('Lull is restarting.')).toBeVisible()
  }),
  at('refused', {}, async (page, face) => {
    await says('Nothing to do')(page)
    await face.become({ mood: 'refuses' })
    await page.getByRole('button', { name: 'Pause for an hour' }).click()
    await expect(page.getByText('Not today')).toBeVisible()
    await page.mouse.move(0, 0)
  }),
]
