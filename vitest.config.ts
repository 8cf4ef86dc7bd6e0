import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', 'out/**', 'release/**']

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code: pure, fast, no process of its own unless it ends with the test.
        test: {
          name: 'unit',
          setupFiles: ['test/seeded.ts'],
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'test/integration/**', 'test/campaigns/**'],
        },
      },
      {
        // Real processes, sockets and databases: one file at a time, so that no figure disturbs another.
        test: {
          name: 'integration',
          setupFiles: ['test/seeded.ts'],
          include: ['test/integration/**/*.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Everything that can go wrong, by chance and on purpose. Small by default; `npm run campaigns` is the full size.
        test: {
          name: 'campaign',
          setupFiles: ['test/seeded.ts'],
          include: ['test/campaigns/**/*.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
