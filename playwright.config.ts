import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Every test starts the whole desk: app, renderer, Postgres and the simulated gateway. Two of them on two cores time each other out.
  workers: 1,
  // Starting a desk with a freshly seeded database takes seconds, recovering from an outage the length of a backoff.
  timeout: 120_000,
  // Numbers come with the next refresh, which is seconds away, not with the next frame.
  expect: { timeout: 15_000 },
  // The whole suite; a main process that throws while loading waits behind a dialog for ever.
  globalTimeout: 30 * 60_000,
  // A test that passes at the second try hides a race.
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/report.json' }]],
  outputDir: 'test-results',
  snapshotPathTemplate: 'e2e/visual/baselines/{arg}{ext}',
  // A picture that is not there yet is a mistake in a run of tests: it is taken by `npm run shots update`.
  updateSnapshots: 'none',
  use: { trace: 'retain-on-failure' }
})
