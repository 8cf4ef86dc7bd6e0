import { defineConfig } from '@playwright/test'

// The app in real Electron, and its pages before a main process that pretends: one at a time, and a test that fails once
// has failed.
export default defineConfig({
  projects: [
    { name: 'app', testDir: 'test/app' },
    { name: 'face', testDir: 'test/face' },
    { name: 'pictures', testDir: 'test/pictures' },
  ],
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: process.env.LULL_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.LULL_TEST_REPORT }]]
    : [['list']],
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  // tells a hang from a machine that is busy with other things
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixels: 0, animations: 'disabled' } },
  use: { trace: 'retain-on-failure' },
})
