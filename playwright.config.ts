import { defineConfig } from '@playwright/test'

// The app in real Electron: one at a time, and a test that fails once has failed.
export default defineConfig({
  testDir: 'test/app',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: process.env.LULL_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.LULL_TEST_REPORT }]]
    : [['list']],
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  expect: { toHaveScreenshot: { maxDiffPixels: 0, animations: 'disabled' } },
  use: { trace: 'retain-on-failure' },
})
