import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', 'out/**', 'release/**']

// Deadlines tell a hang from a machine that is busy with other things; what is fast is judged by `npm run bench`.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code: pure, fast, no process of its own unless it ends with the test.
        test: {
          ...patience,
          name: 'unit',
          setupFiles: ['test/seeded.ts'],
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'test/integration/**', 'test/campaigns/**'],
        },
      },
      {
        // Real processes, sockets and databases: one file at a time, so that no figure disturbs another.
        test: {
          ...patience,
          name: 'integration',
          setupFiles: ['test/seeded.ts'],
          include: ['test/integration/**/*.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
        },
      },
      {
        // Everything that can go wrong, by chance and on purpose. Small by default; `npm run campaigns` is the full size.
        test: {
          ...patience,
          name: 'campaign',
          setupFiles: ['test/seeded.ts'],
          include: ['test/campaigns/**/*.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
