import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { answerDialogs, askedSoFar, dragOver, dropOn, expect, openPopover, pageOf, test } from './ground'

test('a dropped script runs, its log and outputs are found, and it is edited and run again', async ({
  start,
  tray,
  home,
}) => {
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

  await form.close()
  await dashboard.getByRole('button', { name: 'Edit and run again' }).click()
  const again = await pageOf(app, 'new-job')
  await expect(again.getByRole('heading', { name: 'Run sweep again' })).toBeVisible()
  await again.getByRole('textbox', { name: 'Command' }).fill('sh sweep.sh --once-more')
  await again.getByRole('button', { name: 'Submit…' }).click()
  const jobs = async () => JSON.parse(await home.lull('ls', '--json')) as readonly { readonly id: string }[]
  await expect.poll(async () => (await jobs()).length).toBe(2)
  const [newest] = await jobs()
  const { command } = await home.reaches(newest?.id ?? '', 'succeeded')
  expect(command).toEqual(['sh', 'sweep.sh', '--once-more'])
})

test('a script dropped on the popover or the dashboard fills in a new job, and runs nothing', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const script = (name: string) => {
    const file = path.join(home.folder, name)
    writeFileSync(file, 'echo "it ran"\n')
    return file
  }
  const popover = await openPopover(app, tray)
  await dragOver(popover, script('first script.sh'))
  await expect(popover.getByText('Let go, and Lull guesses how it runs')).toBeVisible()
  await dropOn(popover, script('first script.sh'))
  const form = await pageOf(app, 'new-job')
  const command = form.getByRole('textbox', { name: 'Command' })
  await expect(command).toHaveValue(/first script\.sh/)
  await expect(form.getByLabel('Folder it runs in')).toHaveValue(home.folder)

  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await expect(dashboard.getByRole('heading', { level: 1 })).toBeVisible()
  await dropOn(dashboard, script('second.sh'))
  await expect(command).toHaveValue('sh second.sh')
  await command.fill('')
  await dropOn(dashboard, script('second.sh'))
  await expect(command).toHaveValue('sh second.sh')
  expect(JSON.parse(await home.lull('ls', '--json'))).toEqual([])
})
