/**
 * The page's copy of the desk's slices. Main is its only writer: one write per patch, new references only for what changed.
 * While a past desk is shown, patches go on being taken into the live one beside it.
 */
import { createStore } from 'zustand/vanilla'
import type { DeskPatch, SlicePatch } from '../../shared/ipc/desk-patch.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import type { DeskBearings, MomentReason } from '../../shared/domain/history-moment.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { rowKey, sliceKeys, type SliceKey, type SliceRow } from '../../shared/state/slices.js'

export interface Table<K extends SliceKey> {
  readonly meta: SliceMeta
  readonly byKey: ReadonlyMap<string, SliceRow<K>>
  /** The rows in the order in which they came; the same array until one of them changes. */
  readonly rows: readonly SliceRow<K>[]
}

export type Tables = { readonly [K in SliceKey]: Table<K> }

interface LiveDesk {
  /** Run of the desk; null before the first answer. */
  readonly desk: number | null
  readonly sequence: number
  /** False while the rows that follow an opening are on their way. */
  readonly isWhole: boolean
  readonly tables: Tables
}

/** The moment of a past desk that is shown. */
export interface Past {
  readonly at: EpochMs
  readonly reason: MomentReason
  /** The kept moments beside it; null: there is none. */
  readonly previous: EpochMs | null
  readonly next: EpochMs | null
  /** As they were then; null: they were not kept. */
  readonly bearings: DeskBearings | null
  /** The desk of now, to be shown again. */
  readonly live: LiveDesk
}

/** The desk that is shown. */
export interface DeskState extends LiveDesk {
  /** Null: what is shown is live. */
  readonly past: Past | null
}

// Built key by key: the compiler cannot see that each entry has its own slice's row type.
const emptyTables = Object.fromEntries(sliceKeys.map((key) => [key, { meta: emptyMeta, byKey: new Map(), rows: [] }])) as unknown as Tables

export const deskStore = createStore<DeskState>(() => ({ desk: null, sequence: 0, isWhole: false, tables: emptyTables, past: null }))

function liveOf({ past, ...shown }: DeskState): LiveDesk {
  return past?.live ?? shown
}

function setLive(live: LiveDesk): void {
  const { past } = deskStore.getState()
  deskStore.setState(past === null ? live : { past: { ...past, live } })
}

function patched<K extends SliceKey>(key: K, table: Table<K>, patch: SlicePatch<K>): Table<K> {
  if (!patch.reset && patch.upsert.length === 0 && patch.remove.length === 0) return { ...table, meta: patch.meta }
  const byKey = new Map(patch.reset ? [] : table.byKey)
  for (const id of patch.remove) byKey.delete(id)
  for (const row of patch.upsert) byKey.set(rowKey(key, row), row)
  return { meta: patch.meta, byKey, rows: [...byKey.values()] }
}

function patchedTables(tables: Tables, slices: DeskPatch['slices']): Tables {
  const changed: Partial<Record<SliceKey, unknown>> = {}
  const apply = <K extends SliceKey>(key: K): void => {
    const patch: SlicePatch<K> | undefined = slices[key]
    if (patch !== undefined) changed[key] = patched(key, tables[key], patch)
  }
  for (const key of sliceKeys) apply(key)
  return { ...tables, ...(changed as Partial<Tables>) }
}

/** Takes the whole desk, forgetting what was there. The past of another desk is none of this one's. */
export function openDesk(patch: DeskPatch): void {
  if (liveOf(deskStore.getState()).desk !== patch.desk) deskStore.setState({ past: null })
  setLive({ desk: patch.desk, sequence: patch.sequence, isWhole: false, tables: patchedTables(emptyTables, patch.slices) })
}

/**
 * Applies the patches that came while the whole desk was being fetched; those that are in it already are passed over.
 * False: one between them is missing.
 */
export function catchUp(patches: readonly DeskPatch[]): boolean {
  return patches.every((patch) => {
    const { desk, sequence } = liveOf(deskStore.getState())
    return (patch.desk === desk && patch.sequence <= sequence) || applyPatch(patch)
  })
}

/** Applies one patch. False: it does not follow on what is here, so the whole must be asked for again. */
export function applyPatch(patch: DeskPatch): boolean {
  const state = liveOf(deskStore.getState())
  if (patch.desk !== state.desk || patch.sequence !== state.sequence + 1) return false
  setLive({ desk: patch.desk, sequence: patch.sequence, isWhole: true, tables: patchedTables(state.tables, patch.slices) })
  return true
}

/** Shows a past desk until `showLive`. */
export function showPast(moment: Omit<Past, 'live'>, slices: DeskPatch['slices']): void {
  const live = liveOf(deskStore.getState())
  deskStore.setState({ isWhole: true, tables: patchedTables(emptyTables, slices), past: { ...moment, live } })
}

/** Shows the desk of now again, with all that has come meanwhile. */
export function showLive(): void {
  deskStore.setState({ ...liveOf(deskStore.getState()), past: null })
}
