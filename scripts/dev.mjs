// `npm run dev`: the app with hot reload. Arguments go to electron-vite.
import { join } from 'node:path'
import { foreground } from './lib/child.mjs'
import { openDisplay } from './lib/display.mjs'
import { prepareMachine } from './lib/machine.mjs'
import { root } from './lib/paths.mjs'
import { sandboxArguments } from './lib/sandbox.mjs'
import { reportFailure } from './lib/setup-error.mjs'

const dev = async () => {
  const { electron } = await prepareMachine()
  const sandbox = (await sandboxArguments(electron)).length > 0 ? ['--noSandbox'] : []
  const display = await openDisplay()
  try {
    const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    return await foreground(process.execPath, [cli, 'dev', '--watch', ...sandbox, ...process.argv.slice(2)], { env: display.env, cwd: root })
  } finally {
    await display.close()
  }
}

try {
  process.exitCode = await dev()
} catch (error) {
  reportFailure(error)
  process.exitCode = 1
}
