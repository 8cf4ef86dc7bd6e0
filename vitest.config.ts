import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', 'out/**', 'release/**']

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code: pure, fast, no process of its own unless it ends with the test.
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'test/integration/**'],
        },
      },
      {
        // Real processes, sockets and databases: one file at a time, so that no figure disturbs another.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
