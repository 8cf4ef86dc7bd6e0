import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { answerDialogs, askedSoFar, dropOn, expect, pageOf, test } from './ground'

test('a dropped script runs, and its log and outputs are found', async ({ start, tray, home }) => {
  const app = await start()
  const script = path.join(home.folder, 'sweep.sh')
  writeFileSync(script, 'echo "hello from the sweep"\necho 42 > "$LULL_OUTPUTS/answer.txt"\n')
  await (await tray.icon()).choose('New job…')
  const form = await pageOf(app, 'new-job')
  await expect(form.getByRole('heading', { level: 1 })).toBeVisible()
  await dropOn(form, script)
  await expect(form.getByText('sweep.sh').first()).toBeVisible()

  await answerDialogs(app, 'Run')
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect.poll(async () => (await askedSoFar(app))[0]?.detail).toBe(`sh sweep.sh\nin ${home.folder}`)
  await expect.poll(() => home.lull('ls')).toContain('sweep')

  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await dashboard.getByText('sweep', { exact: true }).first().click()
  await expect(dashboard.getByText('hello from the sweep').first()).toBeVisible({ timeout: 20_000 })
  await dashboard.getByRole('tab', { name: /Outputs/ }).click()
  await expect(dashboard.getByText('answer.txt').first()).toBeVisible()
})
