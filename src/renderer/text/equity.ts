/** What a person who cannot see the equity curve is told. */
import { inLanguage } from './words.js'

const english = {
  none: (account: string) => `Equity of ${account}: no points`,
  at: (account: string, amount: string, moment: string) => `Equity of ${account}: ${amount} at ${moment}`,
  neverAboveZero: 'never above zero',
  fromPeak: (percent: string) => `${percent} from its peak`,
  neverFell: 'it never fell',
  worstFall: (amount: string, from: string, to: string) => `worst fall ${amount} from ${from} to ${to}`
} as const

export const equityText = inLanguage(english)
