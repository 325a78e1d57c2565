import { expect, test } from 'vitest'
import { diagnostics } from './diagnostics.js'

const at = new Date(Date.UTC(2026, 10, 21, 6, 0, 0))

test('names the versions, the moment, the screen and the fault', () => {
  const text = diagnostics({ fault: new Error('no rows'), app: { version: '0.1.0', electron: '45.4.1', platform: 'linux', sandboxed: false, packaged: true }, status: null, screen: '', at })
  expect(text).toContain('Pitwall 0.1.0, Electron 45.4.1, linux, no sandbox')
  expect(text).toContain('2026-11-21T06:00:00.000Z, screen #overview')
  expect(text).toContain('Error: no rows')
})

test('does not fail on the status that broke the page', () => {
  const status = { desk: 'own' } as unknown as Parameters<typeof diagnostics>[0]['status']
  expect(diagnostics({ fault: new Error('x'), app: null, status, screen: '', at })).toContain('status unreadable: TypeError')
})

test('tells the phases, but not where the backends are nor whose account it is', () => {
  const retry = { since: 0, attempt: 0, nextAttemptAt: null, error: null }
  const text = diagnostics({
    fault: new Error('x'),
    app: null,
    status: {
      desk: 'own',
      postgres: { phase: 'connected', ...retry, target: 'secret-host:5432/desk', serverVersion: null, role: 'unknown', pool: { ceiling: 4, total: 1, idle: 1, waiting: 0 }, roleReason: null, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: null },
      ib: { phase: 'live', ...retry, target: 'secret-host:4001', serverVersion: null, accounts: ['U1234567'], farms: [], lastFrameAt: null, down: null, expected: null, readOnlyApi: null, hostRestarts: 0, notices: [], streams: [], budgets: [] },
      snapshot: { phase: 'saving', savedAt: null, notice: null, error: null, workerRestarts: 0 }
    },
    screen: '#orders',
    at
  })
  expect(text).toContain('own desk, postgres connected, ib live, snapshot saving')
  expect(text).not.toMatch(/secret-host|U1234567/)
})
