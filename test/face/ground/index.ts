import { rmSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { _electron, type ElectronApplication, expect, type Page, test as base } from '@playwright/test'
import { buildFakeApp } from './build'
import type { FakeApp, Look } from './fake-main'
import type { Ask, World } from './world'

export { expect }
export { emptyWorld, type World } from './world'
export * from './worlds'

/** Opens pages in real Electron, in front of a main process that answers from plain data. */
export interface Face {
  /** Opens a page, such as `dashboard/index.html#/jobs`, in a world of its own. */
  open(address: string, world?: Partial<World>, look?: Partial<Look>): Promise<Page>
  /** The world moves on under the open page. */
  become(change: Partial<World>): Promise<void>
  /** What the page asked for, as far as it is this procedure (`jobs.cancel`): the inputs, oldest first. */
  asked(path: string): Promise<readonly unknown[]>
  theme(scheme: Look['scheme']): Promise<void>
}

const usualLook: Look = { width: 1080, height: 720, scheme: 'light', zoom: 1 }
const switches = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--lang=en-GB']

/** A test of a page; all tests of a run share one Electron, each has a window and a world of its own. */
export const test = base.extend<{ face: Face }, { electron: ElectronApplication }>({
  electron: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await buildFakeApp()
      const electron = await _electron.launch({
        args: [...switches, folder],
        colorScheme: null,
        timezoneId: 'UTC',
      })
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

function faceIn(electron: ElectronApplication): Face {
  const tell = <Input, Output>(
    act: (app: FakeApp, input: Input) => Output,
    input: Input,
  ): Promise<Awaited<Output>> =>
    electron.evaluate(
      (_modules, [source, given]) => {
        const { fakeApp } = globalThis as unknown as { readonly fakeApp: FakeApp }
        // oxlint-disable-next-line typescript/no-implied-eval, eslint/no-new-func -- our own function, sent over as its text
        return (new Function(`return ${source}`)() as typeof act)(fakeApp, given as Input)
      },
      [act.toString(), input] as const,
    ) as Promise<Awaited<Output>>

  return {
    async open(address, world = {}, look = {}) {
      await tell((app, next: Partial<World>) => app.begin(next), world)
      const opened = electron.waitForEvent('window')
      await tell((app, [page, how]: readonly [string, Look]) => app.open(page, how), [
        address,
        { ...usualLook, ...look },
      ] as const)
      return opened
    },
    become: (change) => tell((app, next: Partial<World>) => app.become(next), change),
    async asked(path) {
      const all: readonly Ask[] = await tell((app) => app.asked(), undefined)
      return all.filter((ask) => ask.path === path).map(({ input }) => input)
    },
    theme: (scheme) =>
      electron.evaluate(({ nativeTheme }, wanted) => {
        nativeTheme.themeSource = wanted
      }, scheme),
  }
}

/** Fails with what axe-core objects to. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
