/** How true one cell is whose value comes from another source than its row: a quote, a mark, the broker's P&L. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { freshnessAt, type FreshnessState } from '../../shared/state/freshness.js'
import { sliceFreshness, type Reach } from '../../shared/state/panel-truth.js'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { useClock } from './clock-store.js'
import { deskStore, type Tables } from './desk-store.js'
import { useReach } from './hooks.js'

export interface CellSource {
  readonly slice: SliceKey
  /** The slice that the row itself is from. */
  readonly rowSlice: SliceKey
  /** When the value itself was last known true; null: not known. Absent: as its slice. */
  readonly at?: EpochMs | null
  readonly isDelayed?: boolean
  /** The session is shut: old is normal. */
  readonly isClosed?: boolean
  /** Why it is not current, whatever its age; null: nothing is known to be wrong. */
  readonly why?: string | null
}

export interface CellState {
  readonly state: FreshnessState
  readonly asOf: EpochMs | null
  /** Milliseconds; null: never known. */
  readonly age: number | null
}

/** Null: the cell is as true as its row, whose words are then true of it. */
export function cellStateAt({ slice, rowSlice, at, isDelayed = false, isClosed = false, why = null }: CellSource, tables: Tables, reach: Reach, now: EpochMs): CellState | null {
  const { meta } = tables[slice]
  const { source, staleAfterMs } = slices[slice]
  const asOf = at === undefined ? meta.asOf : at
  const known = freshnessAt({ asOf, origin: meta.origin, staleAfterMs, reachable: reach[source].reachable, delayed: isDelayed, closed: isClosed, replay: reach[source].mode === 'replay' }, now)
  const state = why !== null && (known.state === 'live' || known.state === 'delayed' || known.state === 'closed') ? 'stale' : known.state
  const ofRow = sliceFreshness({ key: rowSlice, meta: tables[rowSlice].meta }, reach, now).state
  return state === ofRow ? null : { state, asOf, age: known.ageMs }
}

const SHOWN_STEP_MS = 1_000

/** Looked at with the page's clock, once a second: a table of cells is not drawn again at every tick for what has not changed. */
export function useCellState(source: CellSource): CellState | null {
  const reach = useReach()
  const told = useClock(({ now }) => {
    const own = cellStateAt(source, deskStore.getState().tables, reach, now)
    return own === null ? '' : [own.state, own.asOf ?? '', own.age === null ? '' : Math.floor(own.age / SHOWN_STEP_MS)].join(' ')
  })
  if (told === '') return null
  const [state = '', asOf = '', seconds = ''] = told.split(' ')
  // The text was made of a state just above.
  return { state: state as FreshnessState, asOf: asOf === '' ? null : Number(asOf), age: seconds === '' ? null : Number(seconds) * SHOWN_STEP_MS }
}
