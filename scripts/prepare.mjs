// Makes the machine ready: Electron, its system libraries, the SQLite binding. Called by start, dev, test and bench too.
import { prepareMachine } from './lib/machine.mjs'
import { reportFailure } from './lib/setup-error.mjs'

try {
  await prepareMachine()
} catch (error) {
  reportFailure(error)
  process.exitCode = 1
}
