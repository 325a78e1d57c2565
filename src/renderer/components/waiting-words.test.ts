import { expect, test } from 'vitest'
import { settings } from '../../shared/config/settings.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { waitingWords } from './waiting-words.js'

const NOW = 1_700_000_000_000
const limits = settings.parse({})

function status(postgres: DeskStatus['postgres']['phase'], ib: DeskStatus['ib']['phase']): Pick<DeskStatus, 'postgres' | 'ib' | 'demo'> {
  const part = { since: NOW - 3_000, attempt: 0, nextAttemptAt: null, error: null, target: '', serverVersion: null }
  return {
    postgres: { ...part, phase: postgres, role: 'unknown', roleReason: null, pool: { ceiling: 4, total: 0, idle: 0, waiting: 0 }, pooled: false, replica: null, slowed: [], findings: [], clockSkewMs: null },
    ib: { ...part, phase: ib, down: null, expected: null, accounts: [], farms: [], lastFrameAt: null, readOnlyApi: null, hostRestarts: 0, notices: [], streams: [], budgets: [] },
    demo: { phase: 'off', stage: '', error: null, broken: [] }
  }
}

test.each([
  ['connecting', 'off', /^Postgres: connecting for 3 s\. .* 10 s is given up/],
  ['connected', 'off', /^Postgres has been asked/],
  ['off', 'connecting', /^IB: connecting for 3 s\. .* 5 s is given up/],
  ['off', 'handshaking', /^IB: handshaking .* 15 s/],
  ['off', 'awaiting-id', /^IB: awaiting id .* 30 s/],
  ['off', 'live', /^IB has been asked/],
  ['connecting', 'handshaking', /Postgres.*IB/]
] as const)('with Postgres %s and IB %s it is said what is waited for, and for how long at most', (postgres, ib, words) => {
  expect(waitingWords(['postgres', 'ib'], status(postgres, ib), limits, NOW)).toMatch(words)
})

test('nothing is claimed to be under way between attempts, or of a source that the panel does not show', () => {
  expect(waitingWords(['postgres', 'ib'], status('backing-off', 'off'), limits, NOW)).toBeNull()
  expect(waitingWords(['ib'], status('connecting', 'off'), limits, NOW)).toBeNull()
})

test('before its backends are there, it is the demo desk that is waited for', () => {
  const starting = { ...status('off', 'off'), demo: { phase: 'starting' as const, stage: 'Creating the demo database', error: null, broken: [] } }
  expect(waitingWords(['postgres', 'ib'], starting, limits, NOW)).toBe('The demo desk is starting: Creating the demo database.')
})

test('between attempts it is said what a person can do', () => {
  const { postgres, ...others } = status('refused', 'off')
  const error = { code: 'NO_PASSWORD', message: 'no password', source: 'postgres', remedy: 'Enter it in the settings.', at: NOW } as const
  expect(waitingWords(['postgres'], { ...others, postgres: { ...postgres, error } }, limits, NOW)).toBe('Enter it in the settings.')
})
