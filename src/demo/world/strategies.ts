/** Who trades what on the demo desk today. No two share an instrument in an account, nor touch a planted defect. */
import { CON } from './instruments.js'
import { FIRST_ACCOUNT, SECOND_ACCOUNT } from './planted-defects.js'
import type { SlotPlan } from './strategy-slot.js'

export const SLOT_PLANS: readonly SlotPlan[] = [
  {
    ...{ strategy: 'Opening Drive', account: SECOND_ACCOUNT, conId: CON.nvda, quantity: 120, entry: 'MKT' },
    ...{ exit: { kind: 'bracket', takeProfit: 1.3, stop: 1.5 }, pauseMs: [15_000, 50_000] }
  },
  {
    ...{ strategy: 'Tidewater Reversion', account: FIRST_ACCOUNT, conId: CON.spy, quantity: 420, entry: 'LMT' },
    ...{ exit: { kind: 'bracket', takeProfit: 1.1, stop: 1.4 }, pauseMs: [10_000, 40_000] }
  },
  {
    ...{ strategy: 'Index Trail', account: FIRST_ACCOUNT, conId: CON.mes, quantity: 4, entry: 'MKT' },
    ...{ exit: { kind: 'trail', distance: 1.6 }, pauseMs: [10_000, 45_000] }
  },
  {
    ...{ strategy: 'Overnight Carry', account: FIRST_ACCOUNT, conId: CON.gbpUsd, quantity: 40_000, entry: 'LMT' },
    ...{ exit: { kind: 'bracket', takeProfit: 1.5, stop: 1.7 }, pauseMs: [20_000, 60_000] }
  }
]
