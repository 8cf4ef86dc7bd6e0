import { answerDialogs, expect, pageOf, test } from './ground'

test('built-in work is chosen in the form, found with its plots, edited and run again', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  await answerDialogs(app, 'Run')
  await (await tray.icon()).choose('New job…')
  const form = await pageOf(app, 'new-job')
  await form.getByText('Built-in work').click()
  await form.getByLabel('Kind of work').selectOption({ label: 'Decision making' })
  await form.getByLabel('Decisions', { exact: true }).fill('50')
  await expect(form.getByLabel('Decisions', { exact: true })).toHaveAccessibleDescription(
    /^Must lie between 100 and 2,000,000: fewer give no quantiles/,
  )
  await form.getByLabel('Decisions', { exact: true }).fill('2000')
  await expect(form.getByText(/^Its data take up to .* of memory/)).toBeVisible()
  await form.screenshot({ path: test.info().outputPath('form.png') })
  await form.getByLabel('Name', { exact: true }).fill('choices')
  const opened = app.electron.waitForEvent('window')
  await form.getByRole('button', { name: 'Submit…' }).click()

  const dashboard = await opened
  await expect(dashboard.getByRole('heading', { name: 'choices' })).toBeVisible()
  await expect(dashboard.getByText('done', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await dashboard.getByRole('tab', { name: /Outputs/ }).click()
  await expect(dashboard.getByText(/\d % .*\.$/).first()).toBeVisible()
  const plots = dashboard.getByRole('tabpanel').locator('img')
  await expect
    .poll(() => plots.evaluateAll((all) => all.map((plot) => (plot as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true, true, true])
  await dashboard.screenshot({ path: test.info().outputPath('found.png') })

  await dashboard.getByRole('button', { name: 'Edit and run again' }).click()
  await expect(form.getByRole('heading', { name: 'Run choices again' })).toBeVisible()
  await expect(form.getByLabel('Decisions', { exact: true })).toHaveValue('2000')
  await form.getByLabel('Decisions', { exact: true }).fill('3000')
  await form.getByLabel('Name', { exact: true }).fill('choices again')
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect(dashboard.getByRole('heading', { name: 'choices again' })).toBeVisible()
  const id = new URL(dashboard.url()).hash.split('/').at(-1) ?? ''
  const again = await home.reaches(id, 'succeeded')
  expect(again.spec.params).toEqual({ trials: 3000 })
  expect(again.spec.kind).toBe('decision_making')
})
