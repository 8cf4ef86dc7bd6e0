import { busyWorld, expect, expectAccessible, test } from './ground'

const page = 'dashboard/index.html'

test('the rooms can be reached, and the current one is marked', async ({ face }) => {
  const dashboard = await face.open(page, busyWorld)
  const rooms = dashboard.getByRole('navigation')
  for (const name of ['Timeline', 'Machine', 'Costs', 'Jobs']) {
    await rooms.getByRole('link', { name }).click()
    await expect(rooms.locator('[aria-current=page]')).toHaveText(name)
  }
  await expectAccessible(dashboard)
})
