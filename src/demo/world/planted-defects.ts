/**
 * What is wrong on the demo desk, on purpose: each of these has cost real traders money (FIELD.md 2.3, 2.4, 2.6), and
 * each is for a panel to find. The pairs of account and instrument named here are left alone by the strategies, so that
 * the defects stay for as long as the desk runs.
 */
import { CON } from './instruments.js'

export const FIRST_ACCOUNT = 'DU4200017'
export const SECOND_ACCOUNT = 'DU4200018'

/** Phantom: the trading system still holds a position that was closed outside of it; the broker has none. */
export const phantomPosition = { account: SECOND_ACCOUNT, conId: CON.msft, quantity: 60, averagePrice: 461.3 } as const

/** Drift: a partial fill was counted twice; the trading system believes in 20 shares more than the broker holds. */
export const quantityDrift = { account: FIRST_ACCOUNT, conId: CON.nvda, excess: 20 } as const

/**
 * Orphan: the position is gone, its stop is still working at the broker; when it triggers, it opens a short position that
 * nobody asked for. The trading system believes that it was cancelled.
 */
export const orphanStop = { account: SECOND_ACCOUNT, conId: CON.spy, quantity: 40, distance: 0.035 } as const

/** Unprotected: a futures position with no stop anywhere, at the broker or in the trading system. */
export const unprotectedPosition = { account: FIRST_ACCOUNT, conId: CON.cl, quantity: 1, averagePrice: 68.91 } as const

/** Alive, not working: the service beats in time, and recorded its last bar some time before the story begins. */
export const idleService = { service: 'bar-recorder', lastWorkAgeMs: 17 * 60_000 } as const

/** Never acted on: the decision says taken, and no order ever followed. */
export const forgottenSignal = { strategy: 'Overnight Carry', conId: CON.gbpUsd, direction: 'buy', ageMs: 26 * 60_000 } as const

/** Late: the service has fallen behind, and what it writes down of itself is this many of its intervals old. */
export const lateService = { service: 'report-writer', intervalSeconds: 20, lagIntervals: 2 } as const

/** Never decided: the strategy fired, and whoever decides has not answered since. */
export const undecidedSignal = { strategy: 'Opening Drive', conId: CON.nvda, direction: 'sell', ageMs: 4 * 60_000 } as const
