/** The arguments of `npm run gateway`. */
import { parseArgs } from 'node:util'
import { readFault } from '../faults/spoken.js'
import type { SpokenFault } from '../faults/spoken.js'
import { BadFault } from '../faults/terms.js'
import { NEWEST_VERSION, OLDEST_VERSION } from '../wire/hello.js'

export interface GatewayArguments {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  readonly maxVersion: number
  readonly seed: number
  readonly faults: readonly SpokenFault[]
  /** What to print instead of running. */
  readonly show: 'faults' | 'help' | null
}

/** Names the argument, its value and the remedy. */
export class BadArgument extends Error {}

export const help = `npm run gateway -- [--port 4002] [--host 127.0.0.1] [--max-version 178] [--seed 20261] [--fault NAME[=VALUE]]... [--list-faults] [--help]

A simulated IB Gateway with the demo desk's two accounts, for any client of the TWS API. Prints where it listens, then reads lines:

  fault NAME[=VALUE]                    stages a fault; VALUE is that of its first parameter
  fault NAME=PARAMETER:VALUE,...        the same with several parameters
  clear NAME | clear all                ends what goes on
  status                                sessions and faults, as JSON
  list                                  all faults with their parameters
  quit
`

const options = {
  port: { type: 'string', default: '4002' },
  host: { type: 'string', default: '127.0.0.1' },
  'max-version': { type: 'string', default: '178' },
  seed: { type: 'string', default: '20261' },
  fault: { type: 'string', multiple: true },
  'list-faults': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false }
} as const

function whole(name: string, given: string, least: number, most: number): number {
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= least && value <= most) return value
  throw new BadArgument(`--${name} is "${given}": give a whole number from ${String(least)} to ${String(most)}`)
}

function faultOf(given: string): SpokenFault {
  try {
    return readFault(given)
  } catch (error) {
    if (error instanceof BadFault) throw new BadArgument(`--fault is "${given}": ${error.message}. ${error.remedy}`)
    throw error
  }
}

const known = (): string => Object.keys(options).map((name) => `--${name}`).join(', ')

/** @throws BadArgument */
export function readArguments(args: readonly string[]): GatewayArguments {
  // Strictly they would end with the parser's own words, which name no remedy.
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new BadArgument(`"${token.value}" belongs to no argument: the arguments are ${known()}`)
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(options, token.name)) throw new BadArgument(`${token.rawName} is unknown: the arguments are ${known()}`)
    const takesValue = options[token.name as keyof typeof options].type === 'string'
    if (takesValue && token.value === undefined) throw new BadArgument(`${token.rawName} has no value: write ${token.rawName} VALUE`)
    if (!takesValue && token.value !== undefined) throw new BadArgument(`${token.rawName} is "${token.value}": it takes no value`)
  }
  const text = (name: 'port' | 'host' | 'max-version' | 'seed'): string => String(values[name])
  if (text('host') === '') throw new BadArgument('--host is "": give an address of this machine, 127.0.0.1 for itself alone')
  return {
    host: text('host'),
    port: whole('port', text('port'), 0, 65_535),
    maxVersion: whole('max-version', text('max-version'), OLDEST_VERSION, NEWEST_VERSION),
    seed: whole('seed', text('seed'), 0, 2_147_483_647),
    faults: [values.fault ?? []].flat().map((fault) => faultOf(String(fault))),
    show: values.help === true ? 'help' : values['list-faults'] === true ? 'faults' : null
  }
}
