/** `npm run gateway`: the simulator by itself, on the demo desk's story. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { createWorld, STEP_MS } from '../../world/world.js'
import { faultsInWords } from '../faults/spoken.js'
import { startGateway } from '../index.js'
import type { Gateway } from '../index.js'
import { BadArgument, help, readArguments } from './arguments.js'
import type { GatewayArguments } from './arguments.js'
import { reply } from './lines.js'

export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  /** Ends it as `quit` does. */
  readonly signal: AbortSignal
}

const BAD_ARGUMENTS = 2
const CANNOT_LISTEN = 1

/** @returns the exit code: 0 when it was asked to end, 2 for bad arguments, 1 when it cannot listen */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let wanted: GatewayArguments
  try {
    wanted = readArguments(args)
  } catch (error) {
    if (!(error instanceof BadArgument)) throw error
    terminal.errors.write(`gateway: ${error.message}\n`)
    return BAD_ARGUMENTS
  }
  if (wanted.show !== null) {
    terminal.output.write(wanted.show === 'help' ? help : `${faultsInWords()}\n`)
    return 0
  }
  const { host, port, maxVersion, seed, faults } = wanted
  const world = createWorld({ seed, now: Date.now() })
  let gateway: Gateway
  try {
    gateway = await startGateway({ view: world.broker, host, port, maxVersion })
  } catch (error) {
    terminal.errors.write(`gateway: cannot listen on ${host}:${String(port)}: ${String(error)}. Close what uses it, or give --port 0 for a free one\n`)
    return CANNOT_LISTEN
  }
  for (const { name, given } of faults) gateway.stage.stage(name, given)
  const ticking = setInterval(() => {
    world.advance(Date.now())
  }, STEP_MS)
  try {
    terminal.output.write(`listening ${host}:${String(gateway.port)} version ${String(maxVersion)} accounts ${world.broker.accounts().map(({ account }) => account).join(',')}\n`)
    await untilQuit(gateway, terminal)
  } finally {
    clearInterval(ticking)
    await gateway.close()
  }
  return 0
}

/** Obeys line by line. A closed input is nobody's wish to end: the gateway may run in the background. */
function untilQuit(gateway: Gateway, { input, output, signal }: Terminal): Promise<void> {
  return new Promise((quit) => {
    const lines = createInterface({ input, crlfDelay: Infinity })
    const end = (): void => {
      lines.close()
      quit()
    }
    lines.on('line', (line) => {
      const said = reply(gateway, line)
      if (said === null) end()
      else if (said !== '') output.write(`${said}\n`)
    })
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}
