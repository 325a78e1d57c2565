import { afterEach, describe, expect, it } from 'vitest'
import { settings } from '../../../shared/config/settings.js'
import { useShell } from '../../stores/shell-store.js'
import { deliveriesText, deliveryText, lasting, maskedText, nextMorning, subjectText, toldOf } from './alert-words.js'
import { listed } from '../../../../test/fixtures/listed-alert.js'

const MINUTE = 60_000

describe('the words of an alert', () => {
  afterEach(() => { useShell.setState({ settings: null }) })
  const hide = (): void => { useShell.setState({ settings: settings.parse({ appearance: { hideAmounts: true } }) }) }
  const { alert } = listed({ instrument: 'ESZ6' })

  it('are as the rules wrote them', () => {
    expect(maskedText(alert.detail, alert)).toBe(alert.detail)
  })

  it('lose their amounts with all others, but neither names nor shares', () => {
    hide()
    expect(maskedText(alert.title, alert)).toBe('DU1234567: daily loss limit reached')
    expect(maskedText(alert.detail, alert)).toBe('Daily P&L −••• USD, limit ••• USD (2.0 % of net liquidation)')
    expect(maskedText('ESZ6: no stop for 2 of 12', alert)).toBe('ESZ6: no stop for ••• of •••')
    expect(maskedText('a+b 3', { account: null, instrument: null, strategy: 'a+b' })).toBe('a+b •••')
  })

  it('say how long it lasts or lasted, from when it happened', () => {
    const at = { occurredAt: 0, raisedAt: MINUTE }
    expect(lasting({ ...at, resolvedAt: null }, 12 * MINUTE)).toEqual({ kind: 'lasts', text: 'lasts 12 min' })
    expect(lasting({ ...at, resolvedAt: 4 * MINUTE }, 90 * MINUTE)).toEqual({ kind: 'over', text: 'over · 4 min' })
    expect(lasting({ ...at, resolvedAt: MINUTE }, 90 * MINUTE).kind).toBe('event')
  })

  it('name what it is about', () => {
    expect(subjectText({ instrument: 'ESZ6', strategy: 'orb', account: 'DU1', subject: 'x' })).toBe('ESZ6 · orb · DU1')
    expect(subjectText({ instrument: null, strategy: null, account: null, subject: 'postgres' })).toBe('postgres')
  })

  it('say what became of telling it, the worst first, and why', () => {
    const told = { channel: 'webhook', occasion: 'raised', at: 1, code: null, message: null } as const
    expect(toldOf({ deliveries: [] })).toBe('none')
    expect(toldOf({ deliveries: [{ ...told, state: 'shown' }, { ...told, state: 'failed' }] })).toBe('failed')
    expect(deliveryText({ state: 'withheld', code: 'muted', message: null })).toBe('withheld: muted')
    expect(deliveryText({ state: 'due', code: '503', message: 'Service Unavailable' })).toBe('waits: 503 Service Unavailable')
    expect(deliveriesText({ deliveries: [{ ...told, state: 'shown' }] })).toBe('Webhook, raised: shown')
  })
})

describe('the next morning', () => {
  const local = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime()

  it('is at eight of the day that a person calls tomorrow', () => {
    expect(nextMorning(local(20, 16))).toBe(local(21, 8))
    expect(nextMorning(local(20, 0, 30))).toBe(local(20, 8))
    expect(nextMorning(local(20, 7, 30))).toBeLessThanOrEqual(local(20, 7, 30) + 24 * 60 * MINUTE)
  })
})
