/** Entry of the demo desk's child process: see src/shared/demo/messages.ts for what it and the app say to each other. */
import { demoCommand, demoStart } from '../shared/demo/messages.js'
import type { DemoCommand, DemoMessage } from '../shared/demo/messages.js'
import { BadFault } from './gateway/faults/terms.js'
import { startGateway } from './gateway/index.js'
import { remedyFor } from './supervisor/remedies.js'
import { startDemoDesk } from './supervisor/demo-desk.js'
import type { DemoDesk } from './supervisor/demo-desk.js'

/** Stopping takes well under a second; after this long the process ends with what is left undone. */
const STOP_DEADLINE_MS = 7_000

const log = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
// The app may be gone: then nobody reads what is written.
process.stderr.on('error', () => undefined)

const tell = (message: DemoMessage): void => {
  // A message to an app that has just died is lost, and 'disconnect' follows.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

let ending = false
let desk: DemoDesk | null = null

const end = (code: number): void => {
  if (ending) return
  ending = true
  setTimeout(() => {
    process.exit(code || 1)
  }, STOP_DEADLINE_MS).unref()
  void Promise.resolve(desk?.stop()).finally(() => {
    process.exit(code)
  })
}

const fail = (error: unknown): void => {
  if (ending) return
  const message = error instanceof Error ? error.message : String(error)
  tell({ type: 'failed', ...remedyFor(message) })
  end(1)
}

const carryOut = async (command: Exclude<DemoCommand, { type: 'stop' }>): Promise<void> => {
  const done = (problem: { code: string; message: string } | null): void => {
    tell({ type: 'done', id: command.id, problem })
  }
  try {
    if (!desk) throw new Error('the demo desk has not been started')
    await desk.break(command)
    done(null)
  } catch (error) {
    const message = error instanceof BadFault ? `${error.message}. ${error.remedy}` : String(error)
    done({ code: error instanceof BadFault || error instanceof RangeError ? 'UNKNOWN_FAULT' : 'NOT_DONE', message })
  }
}

process.on('message', (sent) => {
  const command = demoCommand.safeParse(sent)
  if (!command.success) return
  if (command.data.type === 'stop') end(0)
  else void carryOut(command.data)
})
process.once('disconnect', () => {
  end(0)
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.once(signal, () => {
    end(0)
  })
}
process.on('uncaughtException', (error) => {
  log(error.stack ?? error.message)
  fail(error)
})

try {
  const start = demoStart.parse(JSON.parse(process.env['PITWALL_DEMO'] ?? ''))
  desk = startDemoDesk({ start, launchGateway: startGateway, tell, log })
  desk.ready.catch(fail)
} catch (error) {
  fail(error)
}
