/** The page's copy of the desk's slices. Main is its only writer: one write per patch, new references only for what changed. */
import { createStore } from 'zustand/vanilla'
import type { DeskPatch, SlicePatch } from '../../shared/ipc/contract.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import { rowKey, sliceKeys, type SliceKey, type SliceRow } from '../../shared/state/slices.js'

export interface Table<K extends SliceKey> {
  readonly meta: SliceMeta
  readonly byKey: ReadonlyMap<string, SliceRow<K>>
  /** The rows in the order in which they came; the same array until one of them changes. */
  readonly rows: readonly SliceRow<K>[]
}

export type Tables = { readonly [K in SliceKey]: Table<K> }

export interface DeskState {
  /** Run of the desk; null before the first answer. */
  readonly desk: number | null
  readonly sequence: number
  /** False while the rows that follow an opening are on their way. */
  readonly isWhole: boolean
  readonly tables: Tables
}

// Built key by key: the compiler cannot see that each entry has its own slice's row type.
const emptyTables = Object.fromEntries(sliceKeys.map((key) => [key, { meta: emptyMeta, byKey: new Map(), rows: [] }])) as unknown as Tables

export const deskStore = createStore<DeskState>(() => ({ desk: null, sequence: 0, isWhole: false, tables: emptyTables }))

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

/** Takes the whole desk, forgetting what was there. */
export function openDesk(patch: DeskPatch): void {
  deskStore.setState({ desk: patch.desk, sequence: patch.sequence, isWhole: false, tables: patchedTables(emptyTables, patch.slices) })
}

/**
 * Applies the patches that came while the whole desk was being fetched; those that are in it already are passed over.
 * False: one between them is missing.
 */
export function catchUp(patches: readonly DeskPatch[]): boolean {
  return patches.every((patch) => {
    const { desk, sequence } = deskStore.getState()
    return (patch.desk === desk && patch.sequence <= sequence) || applyPatch(patch)
  })
}

/** Applies one patch. False: it does not follow on what is here, so the whole must be asked for again. */
export function applyPatch(patch: DeskPatch): boolean {
  const state = deskStore.getState()
  if (patch.desk !== state.desk || patch.sequence !== state.sequence + 1) return false
  deskStore.setState({ desk: patch.desk, sequence: patch.sequence, isWhole: true, tables: patchedTables(state.tables, patch.slices) })
  return true
}
