import type { ElectronApplication, Page } from '@playwright/test'
import type { FakeApp, Look } from './fake-main'
import type { Ask, World } from './world'

/** Opens pages in real Electron, in front of a main process that answers from plain data. */
export interface Face {
  /** Opens a page, such as `dashboard/index.html#/jobs`, in a world of its own. */
  open(address: string, world?: Partial<World>, look?: Partial<Look>): Promise<Page>
  /** The world moves on under the open page. */
  become(change: Partial<World>): Promise<void>
  /** What the page asked for, as far as it is this procedure (`jobs.cancel`): the inputs, oldest first. */
  asked(path: string): Promise<readonly unknown[]>
  theme(scheme: Look['scheme']): Promise<void>
  /** Another size or zoom of the open window. */
  reshape(look: Omit<Look, 'scheme'>): Promise<void>
}

const usualLook: Look = { width: 1080, height: 720, scheme: 'light', zoom: 1 }

/** The pages of a pretended app. */
export function faceIn(electron: ElectronApplication): Face {
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
    reshape: (look) => tell((app, wanted: Omit<Look, 'scheme'>) => app.reshape(wanted), look),
  }
}
