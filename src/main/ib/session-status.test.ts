import { describe, expect, it } from 'vitest'
import { ibSettings } from '../../shared/config/settings.js'
import { sessionTiming as timing } from './constants.js'
import { initialSession, type SessionAction, type SessionState } from './session-state.js'
import { toStatus } from './session-status.js'
import { reduce } from './session.js'

const settings = ibSettings.parse({ enabled: true, gatewayRestartAt: '23:45' })
const at = (text: string): number => Date.parse(text)

function happen(state: SessionState, when: string, ...actions: SessionAction[]): SessionState {
  return actions.reduce((before, action) => reduce(before, action, { at: at(when), random: 0.5 }, timing).state, state)
}

const opened: SessionAction[] = [
  { type: 'start' }, { type: 'host-ready' }, { type: 'tcp-open', connection: 1 }, { type: 'version', connection: 1, version: 178 },
  { type: 'next-id', connection: 1 }, { type: 'synchronised', connection: 1, round: 1 }
]
const live = (when: string): SessionState => happen(initialSession(at(when)), when, ...opened)
const says = (code: number): SessionAction => ({ type: 'message', connection: 1, code, text: 'lost', reqId: -1, request: null })
const status = (state: SessionState) => toStatus(state, settings, 'America/New_York', { streams: [], budgets: [] })

describe('what is down', () => {
  it('is nothing while live', () => {
    expect(status(live('2026-01-13T05:00:00Z'))).toMatchObject({ phase: 'live', down: null, expected: null })
  })

  it('counts from the first failure, through all attempts', () => {
    let state = happen(live('2026-01-13T12:00:00Z'), '2026-01-13T12:10:00Z', { type: 'closed', connection: 1 })
    state = happen(state, '2026-01-13T12:11:00Z', { type: 'clock' })
    state = happen(state, '2026-01-13T12:11:01Z', { type: 'fault', connection: 2, code: 'ECONNREFUSED', message: '' }, { type: 'closed', connection: 2 })
    expect(status(state)).toMatchObject({ phase: 'backing-off', attempt: 2, down: { what: 'gateway', since: at('2026-01-13T12:10:00Z') }, expected: null })
  })

  it('is explained by a reset while upstream is lost, but not when the gateway goes too', () => {
    const lost = happen(live('2026-01-13T05:00:00Z'), '2026-01-13T05:20:00Z', says(1100))
    expect(status(lost)).toMatchObject({ down: { what: 'upstream', since: at('2026-01-13T05:20:00Z') }, expected: { until: at('2026-01-13T06:45:00Z') } })
    const gone = happen(lost, '2026-01-13T05:30:00Z', { type: 'closed', connection: 1 })
    expect(status(gone)).toMatchObject({ down: { what: 'gateway', since: at('2026-01-13T05:30:00Z') }, expected: null })
  })

  it('is explained by the daily restart that the settings name, in this machine\'s zone', () => {
    const gone = happen(live('2026-01-14T04:00:00Z'), '2026-01-14T04:45:20Z', { type: 'closed', connection: 1 })
    expect(status(gone).expected).toMatchObject({ until: at('2026-01-14T04:50:00Z') })
  })

  it('is explained on Sunday though the reset of the night came first', () => {
    const lost = happen(live('2026-11-22T05:00:00Z'), '2026-11-22T05:20:00Z', says(1100))
    const gone = happen(lost, '2026-11-22T06:00:05Z', { type: 'closed', connection: 1 })
    expect(status(gone).expected?.because).toContain('log in')
  })

  it.each([['stop', 'stopped'], ['suspend', 'stopped']] as const)('is nothing after %s', (type, phase) => {
    expect(status(happen(live('2026-01-13T05:00:00Z'), '2026-01-13T05:20:00Z', says(1100), { type }))).toMatchObject({ phase, down: null, expected: null })
  })

  it('is nothing that waits for a person', () => {
    expect(status(happen(live('2026-01-13T05:00:00Z'), '2026-01-13T05:20:00Z', says(1300)))).toMatchObject({ phase: 'needs-human', down: null })
  })
})
