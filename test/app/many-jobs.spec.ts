import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, pageOf, quietMachine, test } from './ground'

const count = 250

// Somebody is there, so that none starts: what is done to them is all that happens to them.
test.use({ sensors: { ...quietMachine, idleSeconds: 1 } })

test('hundreds of jobs are held and ended from another room, and the list tells of each', async ({
  start,
  tray,
  home,
}) => {
  const app = await start()
  const file = path.join(home.folder, 'jobs.json')
  const job = (_: unknown, at: number) => ({ name: `step ${at}`, command: ['true'] })
  writeFileSync(file, JSON.stringify(Array.from({ length: count }, job)))
  await home.lull('submit', '-f', file)
  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await expect(dashboard.getByText(`step ${count - 1}`, { exact: true })).toBeVisible()

  const doToAll = async (name: RegExp) => {
    await dashboard.getByRole('grid').press('ControlOrMeta+a')
    await dashboard.getByRole('button', { name }).click()
    await dashboard.getByRole('dialog').getByRole('button').last().click()
  }
  const strip = dashboard.getByRole('region', { name: 'What is done to several jobs' })
  await doToAll(/^Hold 250/)
  await dashboard.getByRole('link', { name: 'Machine' }).click()
  await expect(strip).toContainText('Held: 250 jobs.', { timeout: 20_000 })
  await strip.getByRole('button', { name: 'Close this' }).click()

  await dashboard.getByRole('link', { name: 'Jobs' }).click()
  await dashboard.getByRole('grid').press('End')
  // the oldest is beyond what the present tells of: what it became is known by the answer alone
  await expect(dashboard.getByRole('row').last()).toContainText('held')
  await doToAll(/^Cancel 250/)
  await expect(strip).toContainText('Asked to end: 250 jobs.', { timeout: 20_000 })
  expect((await home.status()).jobs).toEqual({ cancelled: count })
})
