import { abandonedMachine, answerDialogs, askedSoFar, expect, pageOf, test } from './ground'

// Chromium and a real computation share the processors here.
test.setTimeout(120_000)
test.use({ isNew: true, sensors: { ...abandonedMachine, idleSeconds: 1 } })

test('the first start leads to a first job that is done', async ({ start, home }) => {
  const app = await start()
  const page = await pageOf(app, 'welcome')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Lull')

  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('When it may work')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('region', { name: 'The rules' })).toContainText(/after 5.min without input/)
  await expect(page.getByRole('region', { name: 'This computer' })).toContainText(/well|held|limit/)
  await page.getByRole('switch', { name: 'Start Lull when I log in' }).click()
  await expect(page.getByRole('switch', { name: 'Start Lull when I log in' })).toBeChecked()
  await page.getByRole('switch', { name: 'Start Lull when I log in' }).click()

  await page.getByRole('button', { name: 'Next' }).click()
  await answerDialogs(app)
  await page.getByRole('button', { name: 'Run the first job' }).click()
  await expect.poll(async () => (await askedSoFar(app)).length).toBe(1)
  const [question] = await askedSoFar(app)
  expect(question?.detail).toContain('Lull’s own memory_consolidation')
  expect((await home.status()).jobs).toEqual({})

  await answerDialogs(app, 'Run')
  await page.getByRole('button', { name: 'Run the first job' }).click()
  await expect(page.getByText('Done. Its log and its pictures are in the dashboard.')).toBeVisible({
    timeout: 40_000,
  })
  const picture = page.getByRole('img', { name: 'What the first job drew' })
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  await page.screenshot({ path: test.info().outputPath('done.png') })
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(picture).toBeVisible()
  await page.getByRole('button', { name: 'Show it' }).click()
  expect((await pageOf(app, 'dashboard')).url()).toMatch(/#\/jobs\/.+/)

  const closed = page.waitForEvent('close')
  await page.getByRole('button', { name: 'Done' }).click()
  await closed

  await app.quit()
  const again = await start()
  await expect.poll(() => again.electron.evaluate(({ app: electron }) => electron.isReady())).toBe(true)
  expect(again.electron.windows().filter((each) => each.url().includes('/welcome/'))).toEqual([])
})
