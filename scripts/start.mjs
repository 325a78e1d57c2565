// `npm start`: from a fresh clone to the running app. Arguments go to the app.
import { buildIfStale } from './lib/build.mjs'
import { foreground } from './lib/child.mjs'
import { openDisplay } from './lib/display.mjs'
import { prepareMachine } from './lib/machine.mjs'
import { root } from './lib/paths.mjs'
import { sandboxArguments } from './lib/sandbox.mjs'
import { reportFailure } from './lib/setup-error.mjs'

const start = async () => {
  const { electron } = await prepareMachine()
  await buildIfStale()
  const sandbox = await sandboxArguments(electron)
  const display = await openDisplay()
  try {
    return await foreground(electron, [root, ...sandbox, ...process.argv.slice(2)], { env: display.env, cwd: root })
  } finally {
    await display.close()
  }
}

try {
  process.exitCode = await start()
} catch (error) {
  reportFailure(error)
  process.exitCode = 1
}
