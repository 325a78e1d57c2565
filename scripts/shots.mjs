// `npm run shots`: pictures of every panel in every state into test-results/shots. `npm run shots update`: the committed pictures
// of the main screens anew. `npm run shots readme`: the README's pictures anew. `npm run shots record`: the desk that all of them show anew. `SHOTS=offline,positions npm run shots` takes only those.
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { foreground } from './lib/child.mjs'
import { openDisplay } from './lib/display.mjs'
import { prepareMachine } from './lib/machine.mjs'
import { packageDir, root } from './lib/paths.mjs'
import { reportFailure, SetupError } from './lib/setup-error.mjs'

/** @type {Readonly<Record<string, readonly string[]>>} */
const runs = {
  all: ['-c', 'playwright.shots.config.ts', 'states'],
  record: ['-c', 'playwright.shots.config.ts', 'record'],
  readme: ['-c', 'playwright.shots.config.ts', 'readme'],
  update: ['visual.spec', '--update-snapshots', 'changed', '--reporter', 'list']
}

try {
  const [name = 'all'] = process.argv.slice(2)
  const run = runs[name]
  if (run === undefined) throw new SetupError(`there are no shots called ${name}`, `name one of ${Object.keys(runs).join(', ')}`)
  await prepareMachine()
  await buildIfStale()
  const display = await openDisplay()
  try {
    process.exitCode = await foreground(process.execPath, [join(packageDir('@playwright/test'), 'cli.js'), 'test', ...run], { cwd: root, env: display.env })
  } finally {
    await display.close()
  }
} catch (error) {
  reportFailure(error)
  process.exitCode = 1
}
