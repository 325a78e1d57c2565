import { expect, test } from 'vitest'
import type { DeskStatus } from '../../../shared/state/status.js'
import { diagnosticsText } from './diagnostics-text.js'

const retry = { since: Date.parse('2026-01-13T05:20:00Z'), attempt: 2, nextAttemptAt: null, error: null }

const status: DeskStatus = {
  desk: 'own',
  postgres: {
    ...retry, phase: 'connected', target: 'db.example.org:5432/desk', serverVersion: '17.2', role: 'cannot-write',
    pool: { ceiling: 4, total: 2, idle: 1, waiting: 0 }, roleReason: null, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: 3
  },
  ib: {
    ...retry, phase: 'upstream-lost', error: { code: '1100', message: 'Connectivity lost', source: 'ib', remedy: null, at: 0 },
    target: '10.0.0.7:4001, client 77', serverVersion: 178, accounts: ['U123', 'U1234567'], lastFrameAt: Date.parse('2026-01-13T05:25:00Z'), readOnlyApi: null, hostRestarts: 1,
    down: { what: 'upstream', since: Date.parse('2026-01-13T05:20:00Z') }, expected: { from: 0, until: Date.parse('2026-01-13T06:45:00Z'), because: 'a reset' },
    farms: [{ name: 'usfarm', kind: 'market', state: 'broken' }],
    notices: [{ code: 200, message: 'No security definition for U1234567 at 10.0.0.7', reqId: 5, request: 'P&L of U123', at: 0, times: 3 }],
    streams: [{ stream: 'P&L U1234567', since: 0, at: 1_000, tries: 1, reason: 'silent for 180 s', action: 'resubscribed', result: 'pending' }],
    budgets: [{ name: 'Market data', used: 90, limit: 100, unit: 'lines', waiting: 2 }]
  },
  snapshot: { phase: 'saving', savedAt: 0, notice: null, error: null, workerRestarts: 0 },
  demo: { phase: 'off', stage: '', error: null, broken: [] },
  loop: { p50: 1, p99: 2.5, max: 9 }
}
const text = diagnosticsText({ version: '1.0.0', electron: '40.0.0', platform: 'linux x64', sandboxed: true, packaged: true }, status, Date.parse('2026-01-13T05:30:00Z'))

test('tells what a helper needs', () => {
  for (const needed of [
    'Pitwall 1.0.0', '2026-01-13T05:30:00.000Z', 'IB session: upstream-lost since 2026-01-13T05:20:00.000Z', '1100: Connectivity lost', 'expected until 2026-01-13T06:45:00.000Z',
    'farm usfarm (market): broken', 'budget Market data: 90 of 100 lines, 2 waiting', 'silent for 180 s, try 1, pending', '200 No security definition', 'x3', 'pool 2 of 4', 'p99 2.5 ms'
  ]) expect(text).toContain(needed)
})

test('names no account and no host', () => {
  for (const secret of ['U123', '10.0.0.7', 'db.example.org']) expect(text).not.toContain(secret)
  expect(text).toContain('P&L of ACCOUNT-1')
  expect(text).toContain('stream P&L ACCOUNT-2')
  expect(text).toContain('at GATEWAY-HOST')
})

test('tells no amount that a refusal names', () => {
  const notices = [{ code: 201, message: 'Order 17 rejected: EQUITY WITH LOAN VALUE 12,345.67 USD is below 20,000', reqId: 17, request: null, at: 0, times: 1 }]
  expect(diagnosticsText(null, { ...status, ib: { ...status.ib, notices } }, 0)).toContain('Order 17 rejected: EQUITY WITH LOAN VALUE ••• USD is below •••')
})

test('says of nothing that it is known when it is not', () => {
  const unknown = diagnosticsText(null, { ...status, loop: null, ib: { ...status.ib, serverVersion: null, accounts: [], lastFrameAt: null } }, 0)
  expect(unknown).toContain('version not known')
  expect(unknown).toContain('last frame never')
  expect(unknown).toContain('Event loop: not known')
})
