import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sessionTiming as timing } from './constants.js'
import { initialSession, type SessionAction, type SessionState } from './session-state.js'
import { isTransition, transitionName } from './session-transitions.js'
import { reduce } from './session.js'

const document = readFileSync(new URL('../../../docs/ib-session.md', import.meta.url), 'utf8')

/** `from --> to: name` for every arrow of the diagram; an arrow from a list of phases stands for one from each. */
function drawn(text: string): string[] {
  const lines = (/```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? '').split('\n').map((line) => line.trim())
  const lists = new Map<string, readonly string[]>()
  const arrows: string[] = []
  for (const line of lines) {
    const [, members, list] = /^state "[^"]*\((.*)\)" as (\w+)$/.exec(line) ?? []
    if (members !== undefined && list !== undefined) lists.set(list, members.split(', '))
    const [, from, to, names] = /^(\w+) --> (\w+): (.*)$/.exec(line) ?? []
    if (from === undefined || to === undefined || names === undefined) continue
    for (const phase of lists.get(from) ?? [from]) {
      for (const name of names.split(', ')) arrows.push(`${phase.replaceAll('_', '-')} --> ${to.replaceAll('_', '-')}: ${name}`)
    }
  }
  return arrows
}

interface Place {
  readonly state: SessionState
  readonly at: number
}

const codes = [100, 162, 200, 321, 326, 502, 503, 504, 506, 507, 1100, 1101, 1102, 1300, 2103, 2104, 2108, 2110, 2157, 2158, 10182]

/** Everything that can happen to a session at one moment. */
function actions({ connection, round }: SessionState): SessionAction[] {
  return [
    ...(['start', 'stop', 'suspend', 'resume', 'clock', 'retry', 'host-ready'] as const).map((type) => ({ type })),
    { type: 'host-gone', code: 'HOST-EXITED', message: '' },
    ...(['tcp-open', 'next-id', 'closed', 'frame'] as const).map((type) => ({ type, connection })),
    ...[null, 99, 178, 201].map((version) => ({ type: 'version' as const, connection, version })),
    { type: 'accounts', connection, accounts: ['DU1'] },
    { type: 'fault', connection, code: 'ECONNRESET', message: '' },
    { type: 'fault', connection, code: '506', message: '' },
    ...codes.map((code) => ({ type: 'message' as const, connection, code, text: 'x:farm', reqId: -1, request: null })),
    { type: 'message', connection, code: 1100, text: '', reqId: 5, request: 'market data for AAPL' },
    { type: 'synchronised', connection, round },
    { type: 'synchronised', connection, round: round - 1 },
    { type: 'read-only-api', connection, on: true }
  ]
}

/** Lengths of time after which something else may be due. */
const waits = [0, timing.betweenConnectsMs, timing.closeMs, timing.pingAfterIdleMs, timing.deadAfterMs, timing.synchroniseMs, timing.deadWhileUpstreamLostMs]

/** What of a state decides where it can go; two states that agree in it are explored once. */
function essence({ state, at }: Place): string {
  const { phase, socket, host, upstream, refusals, suspended, cause, lastConnectAt } = state
  const since = [state.since, state.nextAt, state.lastFrameAt, state.pingedAt, state.closingSince]
    .map((time) => (time === null ? '-' : waits.filter((wait) => at - time >= wait).length))
  const mayConnect = lastConnectAt === null || at - lastConnectAt >= timing.betweenConnectsMs
  return JSON.stringify([phase, socket, host, upstream, refusals, suspended, cause?.code === '2110', cause === null, mayConnect, since])
}

/** Follows every action from every reachable state. */
function explore(): string[] {
  const found = new Set<string>()
  const first: Place = { state: initialSession(0), at: 0 }
  const seen = new Set([essence(first)])
  const places = [first]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    for (const wait of waits) {
      const at = place.at + wait
      for (const action of actions(place.state)) {
        const step = reduce(place.state, action, { at, random: 0.5 }, timing)
        if (isTransition(place.state, step)) found.add(arrow(place.state, action, step.state))
        const next: Place = { state: { ...step.state, notices: [] }, at }
        const key = essence(next)
        if (seen.has(key)) continue
        seen.add(key)
        places.push(next)
      }
    }
  }
  return [...found]
}

function arrow(before: SessionState, action: SessionAction, after: SessionState): string {
  return `${before.phase} --> ${after.phase}: ${transitionName(before, action, after)}`
}

/** What must be told to be down in each phase; a synchronisation changes nothing about it. */
function downIn({ phase, down }: SessionState): string | null {
  if (phase === 'synchronising') return down?.what ?? null
  if (phase === 'upstream-lost') return 'upstream'
  return ['starting-host', 'connecting', 'handshaking', 'awaiting-id', 'backing-off'].includes(phase) ? 'gateway' : null
}

describe('the diagram in docs/ib-session.md', () => {
  it('has exactly the transitions of the reducer', () => {
    const inDiagram = drawn(document)
    expect(new Set(inDiagram).size, 'an arrow is drawn twice').toBe(inDiagram.length)
    expect(inDiagram.sort()).toEqual(explore().sort())
  }, 60_000)

  it('knows every move of a long walk with odd times, and what is down is always told', () => {
    const known = new Set(drawn(document))
    const step = fc.record({ choice: fc.nat(), wait: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400_000)), random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) })
    fc.assert(fc.property(fc.array(step, { maxLength: 150 }), (walk) => {
      let state = initialSession(0)
      let at = 0
      for (const { choice, wait, random } of walk) {
        at += wait
        const possible = actions(state)
        const action = possible[choice % possible.length]
        if (action === undefined) throw new Error('nothing can happen')
        const next = reduce(state, action, { at, random }, timing)
        if (isTransition(state, next)) expect(known).toContain(arrow(state, action, next.state))
        expect(next.state.down?.what ?? null, `what is down in ${next.state.phase}`).toBe(downIn(next.state))
        ;({ state } = next)
      }
    }), { numRuns: 300 })
  })
})
