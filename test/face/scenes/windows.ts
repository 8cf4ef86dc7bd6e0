/// <reference lib="dom" />
import type { Page } from '@playwright/test'
import type { Job, Settings } from '../../../shared/model'
import { aStatus } from '../../fakes/status'
import {
  assortedJobs,
  blindWorld,
  busyWorld,
  countsOf,
  emptyWorld,
  expect,
  judged,
  type World,
  workingWorld,
  yieldingWorld,
} from '../ground'
import type { Scene } from './scene'

type Rest = Pick<Scene, 'name' | 'reach'> & { readonly world?: Partial<World>; readonly address?: string }

const window =
  (page: string, width: number, height: number) =>
  (rest: Rest): Scene => ({
    address: `${page}/index.html`,
    width,
    height,
    ...rest,
  })
const newJob = window('new-job', 880, 720)
const settings = window('settings', 1040, 740)
const welcome = window('welcome', 680, 700)

const waits: Partial<World> = {
  ...yieldingWorld,
  previews: [
    {
      name: 'train',
      command: ['python3', 'train.py'],
      startsNow: false,
      reasons: [
        {
          code: 'userActive',
          message: 'You were here 3 s ago; a job may start after 5 min',
          hint: 'Leave keyboard and mouse alone, or run it now',
        },
        {
          code: 'noCapacity',
          message: 'It asks for 2 GPUs and this computer has 1',
          hint: 'Ask for fewer GPUs',
        },
      ],
      warnings: [],
    },
  ],
}
const inVain: Partial<World> = {
  previews: [
    {
      name: 'train',
      command: ['python3', 'train.py'],
      startsNow: true,
      reasons: [],
      warnings: [
        {
          code: 'commandNotFound',
          message: 'The command python3 was not found on the job’s PATH',
          hint: 'Check its spelling, or give its full path',
        },
      ],
    },
  ],
}
const long = `/home/ada/${'a-very-long-folder-name/'.repeat(12)}train.py`
const commandOf = (page: Page) => page.getByRole('textbox', { name: 'Command' })

/** As the engine tells of a job that it has just taken in. */
const submitted = assortedJobs
  .slice(2, 3)
  .map((job): Job => ({ ...job, state: 'queued', reasons: [], attempts: [] }))

const dropsScript = async (page: Page) => {
  await expect(commandOf(page)).toBeVisible()
  await page.evaluate(dropScript)
  await expect(commandOf(page)).toHaveValue('python3 train.py')
}

/** Asks how the job would run, and leaves the button alone again. */
const asksHow = async (page: Page, answer: string) => {
  await page.getByRole('button', { name: 'How would this run?' }).click()
  await expect(page.getByText(answer)).toBeVisible()
  await page.mouse.move(0, 0)
}

const newJobScenes: readonly Scene[] = [
  newJob({ name: 'new-job', reach: (page) => expect(commandOf(page)).toBeVisible() }),
  newJob({
    name: 'new-job-filled',
    world: waits,
    async reach(page) {
      await dropsScript(page)
      await page.getByText('What it needs').click()
      await page.getByLabel('GPUs', { exact: true }).fill('2')
      await asksHow(page, 'Ask for fewer GPUs')
    },
  }),
  newJob({
    name: 'new-job-in-vain',
    world: inVain,
    async reach(page) {
      await dropsScript(page)
      await asksHow(page, 'was not found')
    },
  }),
  newJob({
    name: 'new-job-wrong',
    async reach(page) {
      await commandOf(page).fill('echo "open')
      await page.getByText('What it needs').click()
      await page.getByLabel('Memory', { exact: true }).fill('much')
      await expect(page.getByText('"much" is not a size')).toBeVisible()
      await page.mouse.move(0, 0)
    },
  }),
  newJob({
    name: 'new-job-kind',
    async reach(page) {
      await page.getByText('Built-in work').click()
      await page.getByLabel('Kind of work').selectOption({ label: 'Attention modeling' })
      await page.getByLabel('Exposure').fill('150')
      await expect(page.getByText('Its data take up to 12.0 MiB of memory')).toBeVisible()
    },
  }),
  newJob({
    name: 'new-job-kind-wrong',
    world: {
      kindCheck: {
        memoryBytes: null,
        complaints: [{ path: 'params.targets', message: 'must be at most 8', hint: 'Correct it.' }],
      },
    },
    async reach(page) {
      await page.getByText('Built-in work').click()
      await page.getByLabel('Kind of work').selectOption({ label: 'Attention modeling' })
      await page.getByLabel('Targets').fill('12')
      await expect(page.getByText('Must be at most 8.')).toBeVisible()
    },
  }),
  newJob({
    name: 'new-job-long',
    async reach(page) {
      await commandOf(page).fill(`python3 ${long}`)
      await page.getByLabel('Folder it runs in').fill(long)
    },
  }),
  newJob({
    name: 'new-job-submitted',
    world: { jobs: submitted, status: aStatus({ jobs: countsOf(submitted) }) },
    async reach(page) {
      await dropsScript(page)
      await page.getByRole('button', { name: 'Submit…' }).click()
      await expect(page.getByText('was submitted.')).toBeVisible()
      await page.mouse.move(0, 0)
    },
  }),
  newJob({
    name: 'new-job-again',
    address: `new-job/index.html?job=${assortedJobs[1]?.id}`,
    world: busyWorld,
    reach: (page) => expect(page.getByRole('heading', { name: 'Run night training again' })).toBeVisible(),
  }),
]

const { settings: usual, desktop } = emptyWorld
const floorOf = (page: Page) => page.getByLabel('Below this charge nothing runs')

/** Goes to a group of the settings. */
const group = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.mouse.move(0, 0)
}

const own: Settings = {
  ...usual,
  hours: '22:00-07:00, 12:00-13:00',
  excludedApps: ['blender', 'a program whose name does not end '.repeat(5).trim()],
  battery: { ...usual.battery, floorPercent: 35 },
  limits: { ...usual.limits, mains: { ...usual.limits.mains, maxJobs: 8 } },
  notifications: { ...usual.notifications, enabled: false, quietHours: '22:00-07:00' },
}
/** Settings of somebody who has made them their own. */
const ownSettings: Partial<World> = { settings: own, status: aStatus(judged({}, { settings: own })) }

const discharging = { power: { source: 'battery', chargePercent: 64 } } as const
/** A machine on battery that works, and would not above a floor of 90 %. */
const nearTheFloor: Partial<World> = {
  status: aStatus(judged(discharging)),
  imagined: judged(discharging, {
    settings: { ...usual, battery: { ...usual.battery, floorPercent: 90 } },
  }),
}

const settingsScenes: readonly Scene[] = [
  settings({
    name: 'settings',
    world: yieldingWorld,
    reach: (page) =>
      expect(page.getByLabel('Without input for this long, a job may start')).toHaveValue('5 min'),
  }),
  settings({
    name: 'settings-picker',
    world: { ...ownSettings, desktop: { ...desktop, applications: ['code', 'firefox', 'gimp', 'steam'] } },
    async reach(page) {
      const picker = page.getByRole('combobox')
      await picker.focus()
      await expect(page.getByRole('option')).toHaveCount(4)
      await picker.press('ArrowDown')
      await picker.press('ArrowDown')
      await expect(page.getByRole('option', { name: 'firefox' })).toHaveAttribute('aria-selected', 'true')
    },
  }),
  settings({ name: 'settings-limits', world: workingWorld, reach: group('How much it uses') }),
  settings({ name: 'settings-notifications', world: ownSettings, reach: group('Notifications') }),
  settings({ name: 'settings-app', reach: group('This app') }),
  settings({
    name: 'settings-changed',
    world: ownSettings,
    async reach(page) {
      await page.getByRole('button', { name: /^Changed/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed by you')
      await page.mouse.move(0, 0)
    },
  }),
  settings({
    name: 'settings-imagined',
    world: nearTheFloor,
    async reach(page) {
      await group('When it steps aside')(page)
      await floorOf(page).fill('90')
      await expect(page.getByRole('heading', { name: 'Right now, with this change' })).toBeVisible()
    },
  }),
  settings({
    name: 'settings-wrong',
    async reach(page) {
      await group('When it steps aside')(page)
      await floorOf(page).fill('150')
      await floorOf(page).press('Enter')
      await expect(page.getByText('Write a number from 0 to 100 %.')).toBeVisible()
    },
  }),
  settings({
    name: 'settings-found',
    async reach(page) {
      await page.getByRole('searchbox').fill('charge')
      await expect(page.locator('mark').first()).toBeVisible()
    },
  }),
  settings({
    name: 'settings-led',
    address: 'settings/index.html#/setting/focus.fullScreen',
    reach: (page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('1 setting'),
  }),
  settings({
    name: 'settings-no-match',
    async reach(page) {
      await page.getByRole('searchbox').fill('zebra')
      await expect(page.getByText('No setting matches')).toBeVisible()
    },
  }),
  settings({
    name: 'settings-away',
    world: { mood: 'away' },
    reach: (page) => expect(page.getByText('Lull is restarting.')).toBeVisible(),
  }),
]

/** Goes on to a step of the first start. */
const step = (title: string) => async (page: Page) => {
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Welcome to Lull')
  while ((await heading.textContent()) !== title) await page.getByRole('button', { name: 'Next' }).click()
  await page.mouse.move(0, 0)
}

const unwell: Partial<World> = {
  ...blindWorld,
  checks: [
    ...(blindWorld.checks ?? []),
    {
      name: 'freezing',
      state: 'warning',
      message: 'Jobs freeze, but one that hides the programs it starts could keep one of them running',
      hint: 'Start Lull from a desktop session of your own (systemd), which lets it hold all of them.',
    },
  ],
}

const welcomeScenes: readonly Scene[] = [
  welcome({ name: 'welcome', reach: step('Welcome to Lull') }),
  welcome({
    name: 'welcome-rules',
    async reach(page) {
      await step('When it may work')(page)
      await expect(page.getByText('after 5', { exact: false }).first()).toBeVisible()
    },
  }),
  welcome({
    name: 'welcome-unwell',
    world: unwell,
    async reach(page) {
      await step('When it may work')(page)
      await expect(page.getByText('Log out and in again')).toBeVisible()
    },
  }),
  welcome({ name: 'welcome-first-job', reach: step('A first job') }),
  welcome({
    name: 'welcome-refused',
    async reach(page, face) {
      await step('A first job')(page)
      await face.become({ mood: 'refuses' })
      await page.getByRole('button', { name: 'Run the first job' }).click()
      await expect(page.getByText('Not today')).toBeVisible()
      await page.mouse.move(0, 0)
    },
  }),
  welcome({
    name: 'welcome-done',
    world: { status: aStatus({ jobs: { succeeded: 1 } }), jobs: assortedJobs.slice(3, 4) },
    async reach(page) {
      await step('A first job')(page)
      await page.getByRole('button', { name: 'Run the first job' }).click()
      await expect(page.getByText('Done. Its log')).toBeVisible()
      await page.mouse.move(0, 0)
    },
  }),
]

export const windowScenes: readonly Scene[] = [...newJobScenes, ...settingsScenes, ...welcomeScenes]

/** What the preload says when a person drops this file. */
function dropScript(): void {
  globalThis.postMessage({ type: 'lull:dropped', paths: ['/home/ada/train.py'] }, location.origin)
}
