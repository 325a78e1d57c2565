/** What one can tell a running gateway, a line each, and what it answers. */
import { faultsInWords, readFault } from '../faults/spoken.js'
import { BadFault } from '../faults/terms.js'
import type { Gateway } from '../index.js'

/** Null: it is to end. */
export type Reply = string | null

const WORDS = 'fault NAME, clear NAME, clear all, status, list, quit'

function status(gateway: Gateway): string {
  const { port, stage, seen, openSockets } = gateway
  return `status ${JSON.stringify({ port, active: stage.active(), openSockets, sessions: gateway.sessions(), forbiddenSeen: seen.forbidden })}`
}

function obey(gateway: Gateway, word: string, rest: string): Reply {
  switch (word) {
    case 'fault': {
      const { name, given } = readFault(rest)
      gateway.stage.stage(name, given)
      return `staged ${rest}`
    }
    case 'clear':
      if (rest === 'all') gateway.stage.clearAll()
      else gateway.stage.clear(rest)
      return `cleared ${rest}`
    case 'status':
      return status(gateway)
    case 'list':
      return faultsInWords()
    case 'quit':
      return null
    default:
      return `error: "${word}" is no command: ${WORDS}`
  }
}

/** Never throws for what a line says. */
export function reply(gateway: Gateway, line: string): Reply {
  const [word = '', ...rest] = line.trim().split(/\s+(.*)/s)
  if (word === '') return ''
  try {
    return obey(gateway, word, (rest[0] ?? '').trim())
  } catch (error) {
    if (error instanceof BadFault) return `error: ${error.message}. ${error.remedy}`
    throw error
  }
}
