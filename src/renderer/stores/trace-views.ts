/** Signals with their traces, and how a panel may speak of what led to no trade. */
import type { Signal } from '../../shared/domain/database-rows.js'
import { heartbeatsJudgedAt } from '../../shared/domain/service-state.js'
import { SignalTraces } from '../../shared/domain/signal-trace.js'
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import type { SliceKey, SliceRow } from '../../shared/state/slices.js'
import { useClockSkew, useMetas, useRows } from './hooks.js'
import { sharedView } from './shared-view.js'

type Rows<K extends SliceKey> = readonly SliceRow<K>[]

const KNOWN: readonly SliceKey[] = ['databaseOrders', 'paperTrades']
const SERVICES: readonly SliceKey[] = ['services']
const STEADY_MS = 10_000

const tracesView = sharedView(
  (
    databaseOrders: Rows<'databaseOrders'>, triggerOrders: Rows<'triggerOrders'>, brokerOrders: Rows<'brokerOrders'>, completedOrders: Rows<'completedOrders'>, fills: Rows<'fills'>,
    paperTrades: Rows<'paperTrades'>, services: Rows<'services'>, servicesJudgedAt: number | null, ordersUnknown: string | null, tradesUnknown: string | null, ordersReadAt: number | null, tradesReadAt: number | null
  ) => new SignalTraces({ databaseOrders, triggerOrders, brokerOrders, completedOrders, fills, paperTrades, services, servicesJudgedAt, ordersUnknown, tradesUnknown, ordersReadAt, tradesReadAt })
)
const newestFirst = sharedView((signals: readonly Signal[]) => [...signals].sort((a, b) => b.firedAt - a.firedAt || (a.signalId < b.signalId ? 1 : -1)))

function unknown(meta: SliceMeta | undefined, what: string): string | null {
  if (meta?.unavailable != null) return `the database does not provide ${what}`
  return meta?.asOf == null ? `${what} are not known yet` : null
}

/** When the heartbeats were last read, by the database's clock; null: its clock is not known. */
export function useHeartbeatsJudgedAt(): number | null {
  const [meta] = useMetas(SERVICES)
  const skew = useClockSkew()
  return heartbeatsJudgedAt(meta?.asOf ?? null, skew)
}

/** Looks up what came of a signal. Another object when anything has changed that a trace is made of. */
export function useSignalTraces(): SignalTraces {
  const [orders, trades] = useMetas(KNOWN)
  const skew = useClockSkew()
  return tracesView(
    useRows('databaseOrders'), useRows('triggerOrders'), useRows('brokerOrders'), useRows('completedOrders'), useRows('fills'), useRows('paperTrades'),
    useRows('services'), steadied(useHeartbeatsJudgedAt()), unknown(orders, 'orders'), unknown(trades, 'paper trades'),
    steadied(heartbeatsJudgedAt(orders?.asOf ?? null, skew)), steadied(heartbeatsJudgedAt(trades?.asOf ?? null, skew))
  )
}

/** Relations are read every few seconds: traces need not be made again for a reading that changed no row. Never later than it was. */
function steadied(at: number | null): number | null {
  return at === null ? null : Math.floor(at / STEADY_MS) * STEADY_MS
}

export function useSignalsNewestFirst(): readonly Signal[] {
  return newestFirst(useRows('signals'))
}
