// `npm test [unit|integration|e2e]`: makes the machine ready, runs both runners, and ends with one line that sums them.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { foreground } from './lib/child.mjs'
import { openDisplay, ownDisplay } from './lib/display.mjs'
import { prepareMachine } from './lib/machine.mjs'
import { packageDir, root } from './lib/paths.mjs'
import { note } from './lib/progress.mjs'
import { reportFailure, SetupError } from './lib/setup-error.mjs'
import { ensureTestPrograms } from './lib/system.mjs'
import { isGreen, judge, sum, summaryLine, tallyPlaywright, tallyVitest } from './lib/summary.mjs'

/** @type {Readonly<Record<string, { projects: readonly string[], e2e: boolean }>>} */
const kinds = {
  all: { projects: ['unit', 'boundaries', 'integration'], e2e: true },
  unit: { projects: ['unit'], e2e: false },
  integration: { projects: ['integration'], e2e: false },
  e2e: { projects: [], e2e: true }
}

/**
 * @param {string} file
 * @param {(report: any) => import('./lib/summary.mjs').Tally} tally
 */
const readTally = async (file, tally) => {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : tally(JSON.parse(text))
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {() => Promise<import('./lib/summary.mjs').Tally | null>} report
 */
const runRunner = async (name, args, env, report) => {
  const code = await foreground(process.execPath, args, { cwd: root, env })
  const tally = await report()
  const judged = judge(tally, code)
  if (judged.failed !== (tally?.failed ?? 0)) note(`${name} ended with code ${code} outside of any test: see above`)
  return judged
}

/**
 * @param {readonly string[]} projects
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dir
 * @param {readonly string[]} filters
 */
const runVitest = (projects, env, dir, filters) => {
  const file = join(dir, 'vitest.json')
  const cli = join(packageDir('vitest'), 'vitest.mjs')
  const args = [cli, 'run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters]
  return runRunner('vitest', args, env, () => readTally(file, tallyVitest))
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dir
 * @param {readonly string[]} filters
 */
const runPlaywright = (env, dir, filters) => {
  const file = join(dir, 'playwright.json')
  const cli = join(packageDir('@playwright/test'), 'cli.js')
  return runRunner('playwright', [cli, 'test', ...filters], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, () => readTally(file, tallyPlaywright))
}

/**
 * @param {string} name
 * @param {readonly string[]} filters names of test files, handed to the runners
 */
const test = async (name, filters) => {
  const kind = kinds[name]
  if (kind === undefined) throw new SetupError(`there is no kind of tests called ${name}`, `name one of ${Object.keys(kinds).join(', ')}`)
  await prepareMachine()
  if (kind.projects.includes('integration')) await ensureTestPrograms()
  if (name !== 'unit') await buildIfStale()
  const dir = await mkdtemp(join(tmpdir(), 'pitwall-test-'))
  const display = name === 'unit' ? ownDisplay : await openDisplay()
  try {
    const tallies = []
    if (kind.projects.length > 0) tallies.push(await runVitest(kind.projects, display.env, dir, filters))
    if (kind.e2e) tallies.push(await runPlaywright(display.env, dir, filters))
    return sum(tallies)
  } finally {
    await display.close()
    await rm(dir, { recursive: true, force: true })
  }
}

try {
  const [name = 'all', ...filters] = process.argv.slice(2)
  const total = await test(name, filters)
  console.log(summaryLine(total))
  process.exitCode = isGreen(total) ? 0 : 1
} catch (error) {
  reportFailure(error)
  process.exitCode = 1
}
