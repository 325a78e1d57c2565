import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const globalSetup = resolve(import.meta.dirname, 'test/fixtures/global-setup.ts')
/** Lengthens what `vi.waitFor` waits at most, for which there is no setting. */
const patience = resolve(import.meta.dirname, 'test/fixtures/patience.ts')

/** Pure rules take milliseconds, and some walk a thousand made-up cases: this is for a machine that is busy with something else. */
const UNIT_TIMEOUT_MS = 30_000
/** Real servers start and stop in these tests: a minute is for a loaded two-core machine, not a usual duration. */
const INTEGRATION_TIMEOUT_MS = 60_000
/** For `expect.poll`: far more than anything takes, since a paused machine must not fail a test. */
const POLL_TIMEOUT_MS = 20_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'eslint-rules/**/*.test.js'],
          environment: 'node',
          testTimeout: UNIT_TIMEOUT_MS
        }
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: INTEGRATION_TIMEOUT_MS,
          hookTimeout: INTEGRATION_TIMEOUT_MS,
          expect: { poll: { timeout: POLL_TIMEOUT_MS } },
          setupFiles: [patience],
          globalSetup: existsSync(globalSetup) ? [globalSetup] : []
        }
      },
      {
        test: {
          name: 'boundaries',
          include: ['test/boundaries/**/*.test.ts'],
          environment: 'node',
          testTimeout: UNIT_TIMEOUT_MS
        }
      }
    ],
    // `.only` left behind would let the rest of a suite go unrun unseen.
    allowOnly: false,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.test.{ts,tsx}'],
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'html', 'json-summary']
    }
  }
})
