import type { Page } from '@playwright/test'
import type { RunningApp } from './app'

/** Waits for the window of a page, such as `dashboard`. */
export async function pageOf(app: RunningApp, name: string): Promise<Page> {
  const is = (page: Page) => page.url().includes(`/${name}/index.html`)
  return app.electron.windows().find(is) ?? app.electron.waitForEvent('window', { predicate: is })
}

/** What the app asks in a dialog, as the person reads it. */
export interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** From now on every question of the app is answered with the button that says so; without one, as Escape answers it. */
export async function answerDialogs(app: RunningApp, button?: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, wanted) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    type Options = Electron.MessageBoxOptions
    const answer = (...given: readonly unknown[]) => {
      const { message, detail, buttons = [], cancelId = 0 } = given.at(-1) as Options
      asked.push({ message, detail, buttons })
      const response = wanted === undefined ? cancelId : buttons.indexOf(wanted)
      return Promise.resolve({ response, checkboxChecked: false })
    }
    dialog.showMessageBox = answer
  }, button)
}

/** The questions since `answerDialogs`. */
export const askedSoFar = (app: RunningApp): Promise<readonly Asked[]> =>
  app.electron.evaluate(() => (globalThis as unknown as { readonly asked: readonly Asked[] }).asked)

/** The person picks these files in every dialog that asks for one. */
export async function pickFiles(app: RunningApp, ...files: readonly string[]): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePath: filePaths[0] ?? '' })
  }, files)
}

/** What a procedure answered: its output, or the words of its refusal. */
export interface Answer {
  readonly output?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string }
}

/** Calls a procedure of the page contract as a page does, over a channel of its own. */
export function callFrom(page: Page, path: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([url, json]) =>
      new Promise<Answer>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', ({ data }: MessageEvent<string>) => {
          const { p } = JSON.parse(data) as { p: { s?: number; b?: { json?: unknown } } }
          const body = p.b?.json
          const { data: error } = (body ?? {}) as { data?: Answer['error'] }
          resolve((p.s ?? 200) < 400 ? { output: body ?? null } : { ...(error && { error }) })
        })
        port1.start()
        globalThis.postMessage('lull:connect', '*', [port2])
        port1.postMessage(JSON.stringify({ i: '1', p: { u: url, b: { json } } }))
      }),
    [path, input] as const,
  )
}
