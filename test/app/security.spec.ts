import { expect, openPopover, test } from './ground'

// A release must not be talked into showing somebody else's page.
test.use({ around: { ELECTRON_RENDERER_URL: 'http://127.0.0.1:9' } })

test('a page can do nothing but what the contract offers', async ({ start, tray }) => {
  const app = await start()
  const page = await openPopover(app, tray)
  const address = page.url()
  expect(address).toMatch(/^lull:\/\/app\//)

  const granted = await page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'allowed',
        () => 'denied',
      )
    const inline = document.createElement('script')
    inline.textContent = 'globalThis.inlineRan = true'
    document.body.append(inline)
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'inlineRan']
    return {
      reaches: names.filter((name) => name in globalThis),
      notifications: await Notification.requestPermission(),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      outside: await outcome(fetch('https://example.org/')),
      file: await outcome(fetch('file:///etc/passwd')),
      secondWindow: globalThis.open('https://example.org/') === null ? 'denied' : 'allowed',
    }
  })
  expect(granted).toEqual({
    reaches: [],
    notifications: 'denied',
    camera: 'denied',
    outside: 'denied',
    file: 'denied',
    secondWindow: 'denied',
  })
  const left = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const refused = new Promise((resolve) =>
      contents?.once('will-navigate', (event) => resolve(event.defaultPrevented)),
    )
    await contents?.executeJavaScript("location.assign('https://example.org/')")
    return { refused: await refused, address: contents?.getURL() }
  })
  expect(left).toEqual({ refused: true, address })
})

test('only files of the pages are served, under a policy without exceptions', async ({ start, tray }) => {
  const app = await start()
  await openPopover(app, tray)
  const answers = await app.electron.evaluate(async ({ net }) => {
    const ask = async (address: string) => {
      const response = await net.fetch(address)
      return { status: response.status, policy: response.headers.get('content-security-policy') }
    }
    return Promise.all(
      ['popover/index.html', '..%2fmain%2fmain.js', '%00', 'popover'].map((file) =>
        ask(`lull://app/${file}`),
      ),
    )
  })
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404])
  expect(answers[0]?.policy).toMatch(/^default-src 'none'; script-src 'self'/)
  expect(answers[0]?.policy).not.toContain('unsafe')
})

test('a foreign page with our preload gets no answer', async ({ start, tray }) => {
  const app = await start()
  const ours = await openPopover(app, tray)
  const [foreign] = await Promise.all([
    app.electron.waitForEvent('window'),
    app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
      const preload = `${electronApp.getAppPath()}/out/preload/preload.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL('data:text/html,<title>foreign</title>')
    }),
  ])
  // What the page does with the port that our own page gets an answer on.
  const askForStatus = () =>
    new Promise<string>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve('answered'))
      port1.addEventListener('close', () => resolve('closed'))
      port1.start()
      globalThis.postMessage('lull:connect', '*', [port2])
      port1.postMessage(JSON.stringify({ i: '1', p: { u: '/machine/status' } }))
    })
  expect(await ours.evaluate(askForStatus)).toBe('answered')
  expect(await foreign.evaluate(askForStatus)).toBe('closed')
})
