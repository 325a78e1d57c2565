import { expect, test } from 'vitest'
import { silenceWords } from './silence-words.js'

const window = { from: Date.parse('2026-01-13T05:15:00Z'), until: Date.parse('2026-01-13T06:45:00Z'), because: 'IBKR resets its servers' }

test('says until when a silence is expected, and why', () => {
  expect(silenceWords({ ...window, isOver: false }, 'exchange')).toBe('Expected until 01:45 EST, because IBKR resets its servers')
  expect(silenceWords({ ...window, isOver: false }, 'utc')).toContain('06:45 UTC')
})

test('says that it lasts too long', () => {
  expect(silenceWords({ ...window, isOver: true }, 'exchange')).toBe('Beyond what is expected: it should have ended by 01:45 EST (IBKR resets its servers)')
})
