import { busyWorld, expect, test } from './ground'

const pages = ['popover', 'dashboard', 'new-job', 'settings']

for (const name of pages) {
  test(`${name}: an engine that goes away is said to, and is heard again when it is back`, async ({
    face,
  }) => {
    const page = await face.open(`${name}/index.html`, busyWorld)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await face.become({ mood: 'away' })
    await expect(page.getByText('Lull is restarting.')).toBeVisible()
    await face.become({ mood: 'answers' })
    await expect(page.getByText('Lull is restarting.')).toBeHidden()
  })
}
