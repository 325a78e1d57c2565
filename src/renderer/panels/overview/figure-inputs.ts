/** What the figures of the risk strip are made of, read when a person looks at one. */
import type { AccountPnl } from '../../../shared/domain/broker-rows.js'
import type { BlotterCounts } from '../../../shared/domain/blotter-row.js'
import type { Exposure } from '../../../shared/domain/exposure.js'
import { big, toDecimal, type DecimalText } from '../../../shared/lib/decimal.js'
import { amountText } from '../../components/amount.js'
import type { FigureInput } from '../../components/figure/figure-drill.js'
import { drillText } from '../../text/drill.js'
import { deskStore } from '../../stores/desk-store.js'
import { useShell } from '../../stores/shell-store.js'
import { commonText } from '../../text/common.js'

/** IB's name for all accounts together. */
const PSEUDO_ACCOUNT = 'All'
/** As many as are read at a glance. */
const MOST = 6

function isShown(account: string): boolean {
  const chosen = useShell.getState().account
  return account !== PSEUDO_ACCOUNT && (chosen === null || chosen === account)
}

/** One of IB's account values, by account. */
export function accountInputs(tag: string, words: (account: string) => string = (account) => account): readonly FigureInput[] {
  return deskStore.getState().tables.accountValues.rows
    .filter((row) => row.tag === tag && isShown(row.account))
    .map(({ account, value, currency }) => ({ label: words(account), text: `${moneyOf(value)} ${currency}` }))
}

/** IB tells some of its values as words. */
function moneyOf(told: string): string {
  const value = toDecimal(told)
  return value === null ? told : amountText({ figure: { value, reason: null } })
}

/** The broker's streaming P&L, by account. */
export function pnlInputs(of: (row: AccountPnl) => DecimalText | null): readonly FigureInput[] {
  return deskStore.getState().tables.accountPnl.rows.filter(({ account }) => isShown(account)).map((row) => {
    const value = of(row)
    return { label: row.account, text: value === null ? commonText.missing : amountText({ figure: { value, reason: null }, gain: true }) }
  })
}

/** The largest positions, whatever their direction. */
export function exposureInputs({ instruments }: Exposure): readonly FigureInput[] {
  const priced = instruments.flatMap(({ symbol, currency, value }) => (value.value === null ? [] : [{ symbol, currency, value: value.value }]))
  const largest = [...priced].sort((a, b) => big(b.value).abs().cmp(big(a.value).abs())).slice(0, MOST)
  const unpriced = instruments.length - priced.length
  return [
    ...largest.map(({ symbol, currency, value }) => ({ label: symbol, text: `${amountText({ figure: { value, reason: null }, gain: true })} ${currency}` })),
    ...(priced.length > MOST ? [{ label: drillText.others, text: String(priced.length - MOST) }] : []),
    ...(unpriced === 0 ? [] : [{ label: drillText.unpriced, text: String(unpriced) }])
  ]
}

export function orderInputs({ working, partiallyFilled, held, pending, other }: BlotterCounts): readonly FigureInput[] {
  return [
    { label: drillText.working, text: String(working + partiallyFilled) }, { label: drillText.held, text: String(held) },
    { label: drillText.pending, text: String(pending) }, { label: drillText.other, text: String(other) }
  ]
}
