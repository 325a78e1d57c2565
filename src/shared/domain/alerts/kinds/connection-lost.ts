/** A connection is lost: Postgres, the session with IB, IB's own link to its servers, one of its data farms. */
import { isExpected } from '../../ib-windows.js'
import { reachOf, said, unreachable } from '../../../state/panel-truth.js'
import type { AlertDesk } from '../alert-desk.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import type { RuleOf } from '../rule-schema.js'

type Connection = RuleOf<'connection-lost'>['limits']['connections'][number]

const nobody = { target: null, account: null, instrument: null, strategy: null } as const

interface Found {
  readonly subject: string
  readonly isLost: boolean
  readonly unknown: string | null
  readonly title: string
  readonly detail: string
}

/** A silence within its known window is neither lost nor there: nothing begins with it, and nothing ends. */
function reading({ subject, isLost, unknown, title, detail }: Found, isQuiet: boolean): Reading {
  const verdict = unknown !== null ? 'unknown' : !isLost ? 'clear' : isQuiet ? 'band' : 'met'
  return { subject, verdict, reason: unknown, words: () => ({ title, detail, ...nobody }) }
}

function postgres(desk: AlertDesk): Reading[] {
  const { phase, error, attempt, target } = desk.status.postgres
  if (phase === 'off') return []
  const isFirst = phase === 'connecting' && error === null && attempt === 0
  const detail = unreachable('postgres', reachOf(desk.status).postgres, desk.now).cause ?? ''
  return [reading({ subject: 'postgres', isLost: phase !== 'connected', unknown: isFirst ? 'connecting' : null, title: `Postgres is not connected (${target})`, detail }, false)]
}

const beginning: ReadonlySet<string> = new Set(['starting-host', 'connecting', 'handshaking', 'awaiting-id', 'synchronising'])

function isWindow({ status, now }: AlertDesk): boolean {
  return status.ib.expected !== null && isExpected(status.ib.expected, now)
}

function ib(desk: AlertDesk): Reading[] {
  const { phase, error, attempt, target } = desk.status.ib
  if (phase === 'off' || phase === 'stopped') return []
  // Lost by IB itself, with the session up, is the upstream's.
  const isLost = phase !== 'live' && phase !== 'upstream-lost'
  const isFirst = beginning.has(phase) && error === null && attempt === 0
  const detail = unreachable('ib', reachOf(desk.status).ib, desk.now).cause ?? ''
  return [reading({ subject: 'ib', isLost, unknown: isFirst ? 'connecting' : null, title: `The session with IB is down (${target})`, detail }, isWindow(desk))]
}

function upstream(desk: AlertDesk): Reading[] {
  const { phase, error } = desk.status.ib
  if (phase === 'off' || phase === 'stopped') return []
  const isKnown = phase === 'live' || phase === 'upstream-lost'
  return [reading({
    subject: 'upstream', isLost: phase === 'upstream-lost', unknown: isKnown ? null : 'no session with IB',
    title: 'IB has lost its link to its servers', detail: error === null ? '' : said(error)
  }, isWindow(desk))]
}

function farms(desk: AlertDesk): Reading[] {
  const { phase, farms: all } = desk.status.ib
  return all.map(({ name, kind, state }) => reading({
    subject: `farm:${kind}:${name}`, isLost: state === 'broken', unknown: phase === 'live' ? null : 'no session with IB',
    title: `IB's ${kind.replace('-', ' ')} farm ${name} is broken`, detail: 'What it feeds is not current.'
  }, isWindow(desk)))
}

const finders: Readonly<Record<Connection, (desk: AlertDesk) => Reading[]>> = { postgres, ib, upstream, farm: farms }

export const connectionLost: ConditionKind<'connection-lost'> = {
  type: 'condition',
  title: 'Connection lost',
  problem: () => null,
  reads: () => [],
  readsStatus: true,
  // The end of a known window comes by itself.
  isTimed: true,
  paceMs: 0,
  doubt: () => null,
  readings: ({ limits }, desk) => limits.connections.flatMap((connection) => finders[connection](desk))
}
