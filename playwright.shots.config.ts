import { defineConfig } from '@playwright/test'

/** Pictures of every panel in every state, and the recording that they show: on demand, by `npm run shots`. */
export default defineConfig({
  testDir: 'e2e/visual',
  testMatch: '*.shots.ts',
  workers: 1,
  timeout: 600_000,
  reporter: 'list',
  outputDir: 'test-results/shots-run'
})
