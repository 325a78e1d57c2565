/** How tallies that were kept by what changed differ from a count of all trades. */
import { groupId } from '../../../shared/domain/pilot-contribution.js'
import type { PilotTallyRow } from '../../../shared/domain/pilot-rows.js'
import { big } from '../../../shared/lib/decimal.js'

const counts = ['open', 'closed', 'withoutResult', 'cancelled', 'rejected', 'other', 'unreadable', 'wins', 'losses', 'edgeTrades'] as const
const sums = ['profit', 'loss', 'fees', 'expected', 'achieved', 'best', 'worst'] as const

/** Two counts may begin to tell strategies by day with different days. */
function withoutStrategyDays(rows: readonly PilotTallyRow[]): readonly PilotTallyRow[] {
  return rows.filter(({ dimension }) => dimension !== 'strategyDay')
}

/** "closed 1,203 instead of 1,204 (USD)": the first difference, those of whole currencies first; null: there is none. */
export function tallyDrift(kept: readonly PilotTallyRow[], counted: readonly PilotTallyRow[]): string | null {
  const [keptRows, countedRows] = [withoutStrategyDays(kept), withoutStrategyDays(counted)]
  const keptBy = new Map(keptRows.map((row) => [groupId(row), row]))
  const countedBy = new Map(countedRows.map((row) => [groupId(row), row]))
  const names = [...new Map([...countedRows, ...keptRows].map((row) => [groupId(row), row])).values()].sort((a, b) => Number(b.dimension === 'all') - Number(a.dimension === 'all'))
  for (const name of names) {
    const where = name.dimension === 'all' ? name.currency : `${name.dimension} ${name.key}, ${name.currency}`
    const [was, is] = [keptBy.get(groupId(name)), countedBy.get(groupId(name))]
    const found = difference(was, is)
    if (found !== null) return `${found} (${where})`
  }
  return null
}

function difference(was: PilotTallyRow | undefined, is: PilotTallyRow | undefined): string | null {
  for (const key of counts) {
    const [before, now] = [was?.[key] ?? 0, is?.[key] ?? 0]
    if (before !== now) return `${words[key] ?? key} ${before.toLocaleString('en')} instead of ${now.toLocaleString('en')}`
  }
  for (const key of sums) {
    const [before, now] = [was?.[key] ?? null, is?.[key] ?? null]
    if (before === null && now === null) continue
    if (before === null || now === null || !big(before).eq(now)) return `${key} ${before ?? 'none'} instead of ${now ?? 'none'}`
  }
  return null
}

const words: Readonly<Record<string, string>> = { withoutResult: 'closed without a result', edgeTrades: 'trades with an edge' }
