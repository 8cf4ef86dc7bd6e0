import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  abandonedMachine,
  answerDialogs,
  askedSoFar,
  callFrom,
  dropOn,
  expect,
  openPopover,
  pageOf,
  pickFiles,
  pressIn,
  test,
} from './ground'

test('a page runs nothing that the person has not seen and confirmed', async ({ start, tray, home }) => {
  const app = await start()
  const page = await openPopover(app, tray)
  const jobs = [{ name: 'mine', command: ['echo', 'hello world'] }]
  const submission = { jobs, workdir: home.folder, now: true }

  const raw = await callFrom(page, '/jobs/submit', submission)
  expect(raw.error?.code).toBe('refused')
  expect(raw.error?.hint).toContain('app.submit')

  await answerDialogs(app)
  expect((await callFrom(page, '/app/submit', submission)).output).toBeNull()
  const [question] = await askedSoFar(app)
  expect(question).toMatchObject({
    message: 'Run this on your computer?',
    detail: `echo 'hello world'\nin ${home.folder}\n\nStarts at once, although you are here.`,
    buttons: ['Cancel', 'Run'],
  })
  expect((await home.status()).jobs).toEqual({})

  await answerDialogs(app, 'Run')
  const { output } = await callFrom(page, '/app/submit', submission)
  const [job] = output as readonly { readonly id: string }[]
  await home.reaches(job?.id ?? '', 'succeeded')

  await answerDialogs(app)
  const missing = { ...submission, jobs: [{ command: ['no-such-tool'] }] }
  expect((await callFrom(page, '/app/submit', missing)).output).toBeNull()
  expect((await askedSoFar(app))[0]?.detail).toContain(
    'As things stand it would fail: The command no-such-tool was not found',
  )

  await answerDialogs(app)
  const wrong = { ...submission, workdir: '/nowhere/at/all' }
  expect((await callFrom(page, '/app/submit', wrong)).error?.message).toContain('/nowhere/at/all')
  expect(await askedSoFar(app)).toEqual([])
})

test('a program that a terminal would not find is told of before the person agrees', async ({
  start,
  tray,
  home,
}) => {
  const bin = path.join(home.folder, 'bin')
  const program = (name: string, text: string) => {
    const file = path.join(bin, name)
    writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
    return file
  }
  mkdirSync(bin)
  program('own-tool', 'exit 0')
  // As login shells are called: -ilc SCRIPT
  const shell = program('login-shell', `PATH="$PATH:${bin}" exec /bin/sh -c "$2"`)
  const page = await openPopover(await start({ SHELL: shell }), tray)
  const asked = (name: string) => ({ jobs: [{ command: [name] }], workdir: home.folder })
  const preview = async (name: string) => (await callFrom(page, '/jobs/preview', asked(name))).output
  expect(await preview('own-tool')).toMatchObject([{ warnings: [] }])
  expect(await preview('no-such-tool')).toMatchObject([{ warnings: [{ code: 'commandNotFound' }] }])
})

test('settings come and go in files, and no budget rises unasked', async ({ start, tray, home }) => {
  const app = await start()
  const page = await openPopover(app, tray)
  const file = path.join(home.folder, 'exported.json')
  const budget = async () => JSON.parse(await home.lull('config', 'get', 'budget.dailyUsd')) as number

  await answerDialogs(app)
  const raise = { key: 'budget.dailyUsd', value: 9 }
  expect((await callFrom(page, '/settings/set', raise)).error?.code).toBe('refused')
  expect(await budget()).toBe(1)
  await answerDialogs(app, 'Allow')
  expect((await callFrom(page, '/settings/set', raise)).error).toBeUndefined()
  expect((await askedSoFar(app))[0]?.detail).toContain('from 1 to 9 USD')

  await pickFiles(app, file)
  expect((await callFrom(page, '/app/exportSettings', undefined)).output).toBe(file)
  const exported = JSON.parse(readFileSync(file, 'utf8')) as { budget: { dailyUsd: number } }
  expect(exported.budget.dailyUsd).toBe(9)

  writeFileSync(file, JSON.stringify({ idle: { afterSeconds: 900 }, cpu: { vetoPercent: 400 } }))
  expect((await callFrom(page, '/app/importSettings', undefined)).error?.message).toContain('cpu.vetoPercent')
  expect(await budget()).toBe(9)
  writeFileSync(file, JSON.stringify({ idle: { afterSeconds: 900 } }))
  const imported = (await callFrom(page, '/app/importSettings', undefined)).output
  expect(imported).toMatchObject({ idle: { afterSeconds: 900 }, budget: { dailyUsd: 1 } })
})

test('files are guessed, programs listed, and the login entry comes and goes', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const page = await openPopover(app, tray)
  const script = path.join(home.folder, 'sweep.py')
  writeFileSync(script, 'print(1)\n')
  expect((await callFrom(page, '/app/guess', { path: script })).output).toEqual({
    name: 'sweep',
    workdir: home.folder,
    command: ['python3', 'sweep.py'],
  })
  expect((await callFrom(page, '/app/applications', undefined)).output).toContain('electron')

  const starts = async () => {
    const { output } = await callFrom(page, '/app/facts', undefined)
    return (output as { readonly startsAtLogin: boolean }).startsAtLogin
  }
  expect(await starts()).toBe(false)
  await callFrom(page, '/app/setStartAtLogin', { wanted: true })
  expect(await starts()).toBe(true)
  const entry = path.join(process.env['XDG_CONFIG_HOME'] ?? '', 'autostart', 'lull.desktop')
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec="\/.+"$/m)
  await callFrom(page, '/app/setStartAtLogin', { wanted: false })
  expect(await starts()).toBe(false)
})

test('a job’s pictures are shown, and nothing but its pictures', async ({ start, tray, home }) => {
  const app = await start()
  const page = await openPopover(app, tray)
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>globalThis.ran = 1</script></svg>'
  const script = `mkdir -p "$LULL_OUTPUTS/plots"; printf '%s' '${svg}' > "$LULL_OUTPUTS/plots/a b.svg"; echo x > "$LULL_OUTPUTS/x.html"`
  const job = await home.submit([], ['sh', '-c', script])
  await home.reaches(job, 'succeeded')
  const outputs = path.join(home.folder, 'runs', job, '1', 'outputs')
  mkdirSync(path.join(home.folder, 'secret'))
  writeFileSync(path.join(home.folder, 'secret', 'b.svg'), svg)
  symlinkSync(path.join(home.folder, 'secret', 'b.svg'), path.join(outputs, 'link.svg'))

  const width = await page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode()
    return image.naturalWidth
  }, `/outputs/${job}/plots/a%20b.svg`)
  expect(width).toBe(9)
  const answers = await app.electron.evaluate(
    ({ net }, addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const { status, headers } = await net.fetch(address)
          return [status, headers.get('content-security-policy'), headers.get('x-content-type-options')]
        }),
      ),
    ['plots/a%20b.svg', 'x.html', 'link.svg', '..%2f..%2f..%2f..%2fsecret%2fb.svg'].map(
      (file) => `lull://app/outputs/${job}/${file}`,
    ),
  )
  expect(answers[0]).toEqual([200, expect.stringContaining("default-src 'none'"), 'nosniff'])
  expect(answers.slice(1).map(([status]) => status)).toEqual([404, 404, 404])
})

test('each page has one window, which keeps its place and hears of what is dropped', async ({
  start,
  tray,
}) => {
  const app = await start()
  const icon = await tray.icon()
  await icon.choose('New job…')
  const page = await pageOf(app, 'new-job')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await icon.choose('New job…')
  expect(app.electron.windows()).toHaveLength(1)

  const dropped = page.evaluate(
    () =>
      new Promise<unknown>((resolve) =>
        globalThis.addEventListener('message', ({ data }) => resolve(data), { once: true }),
      ),
  )
  const file = path.resolve('package.json')
  await dropOn(page, file)
  expect(await dropped).toEqual({ type: 'lull:dropped', paths: [file] })

  pressIn('New job', 'ctrl+plus')
  const zoom = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel())
  await expect.poll(zoom).toBe(0.5)
  pressIn('New job', 'ctrl+0')
  await expect.poll(zoom).toBe(0)

  const move = ({ BrowserWindow }: typeof Electron.CrossProcessExports) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 60, y: 70, width: 700, height: 500 })
    window?.close()
  }
  await app.electron.evaluate(move)
  await expect.poll(() => app.electron.windows().length).toBe(0)
  await icon.choose('New job…')
  await pageOf(app, 'new-job')
  const bounds = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(bounds).toMatchObject({ width: 700, height: 500 })
})

test.describe('a tray icon in the menu', () => {
  test.use({ sensors: { ...abandonedMachine, idleSeconds: 1 } })

  test('runs a waiting job although somebody is there', async ({ start, tray, home }) => {
    await start()
    const job = await home.submit(['--name', 'urgent'], ['true'])
    const icon = await tray.icon()
    const labels = async () => (await icon.menu()).map(({ label }) => label)
    await expect.poll(labels).toContain('Run now anyway › urgent')
    await icon.choose('Run now anyway › urgent')
    await home.reaches(job, 'succeeded')
  })
})
