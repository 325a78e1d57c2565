import { describe, expect, it } from 'vitest'
import { diagnosticsText, type DiagnosticsFacts } from './diagnostics-text.js'

const facts: DiagnosticsFacts = {
  versions: { version: '1.2.3', electron: '45.0.0', chromium: '150.0.1', node: '24.0.0', platform: 'linux 6.1 x64' },
  sandboxed: true,
  now: Date.UTC(2026, 0, 2, 3, 4, 5),
  startedAt: Date.UTC(2026, 0, 2, 3, 4),
  status: null,
  alerts: null,
  crash: null,
  log: [],
  home: '/home/ada'
}

describe('the diagnostics', () => {
  it('say versions, place and time', () => {
    expect(diagnosticsText(facts).split('\n')).toEqual([
      'Pitwall 1.2.3, Electron 45.0.0, Chromium 150.0.1, Node 24.0.0',
      'linux 6.1 x64',
      '2026-01-02T03:04:05.000Z, running for 5 s',
      'no desk is open',
        'alerts are not watched yet',
      'the page has not died in this run',
      '',
      'no log'
    ])
  })

  it('say how the page died, and what the log said, without a secret', () => {
    const text = diagnosticsText({ ...facts, sandboxed: false, crash: { reason: 'oom', exitCode: 133, detail: '', at: facts.startedAt, count: 2 }, log: ['opened postgres://me:s3cret@db in /home/ada/desk for U1234567'] })
    expect(text).toContain('x64, no sandbox')
    expect(text).toContain("the page's process died, failure 2 of this run, 2026-01-02T03:04:00.000Z: oom (exit code 133)")
    const notBegun = { reason: 'not-begun', exitCode: null, detail: 'SyntaxError: nothing of /home/ada', at: facts.startedAt, count: 1 }
    expect(diagnosticsText({ ...facts, crash: notBegun })).toContain('the page did not begin, failure 1 of this run, 2026-01-02T03:04:00.000Z: not-begun (SyntaxError: nothing of ~)')
    expect(text).toContain('opened postgres://(hidden)@db in ~/desk for (account)')
    expect(text).not.toMatch(/s3cret|ada|U1234567/)
  })
})

it('says how alerts are recorded and told', () => {
  expect(diagnosticsText(facts)).toContain('alerts are not watched yet')
  const ledger = { phase: 'recording', notice: null, error: null, waiting: 0, restarts: 1, writes: { count: 7, lastMs: 2, slowestMs: 31 } } as const
  const channel = { name: 'webhook', lastShownAt: null, error: { code: '500', message: 'no', source: 'webhook', remedy: null, at: 1 }, nextAttemptAt: null, waiting: 3 }
  expect(diagnosticsText({ ...facts, alerts: { ledger, channels: [channel] } })).toContain('alerts recording, written 7 times, slowest 31 ms, 0 waiting, 1 restarts; webhook failing (500), 3 waiting')
})
