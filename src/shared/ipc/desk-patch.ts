/** How the desk comes to the page: the whole first, then what changed. */
import { z } from 'zod'
import { sliceMeta } from '../state/slice-meta.js'
import { sliceKeys, type SliceKey, type SliceRow } from '../state/slices.js'

const sliceKey = z.enum(sliceKeys as [SliceKey, ...SliceKey[]])

/** A row on the wire. It was parsed by its slice's own schema when it entered main; the border checks only that it is a row. */
const row = z.record(z.string(), z.unknown())

/** What changed in one slice. Rows in `upsert` are whole; `remove` names keys. `reset`: forget all rows first. */
const slicePatch = z.object({
  meta: sliceMeta,
  reset: z.boolean(),
  upsert: z.array(row),
  remove: z.array(z.string())
})
export interface SlicePatch<K extends SliceKey = SliceKey> {
  readonly meta: z.infer<typeof sliceMeta>
  readonly reset: boolean
  readonly upsert: readonly SliceRow<K>[]
  readonly remove: readonly string[]
}

/** One conflated batch of changes. */
export interface DeskPatch {
  /** Which run of the desk this belongs to: it changes when another desk is opened. */
  readonly desk: number
  /** Counts up by one with every patch of that run. */
  readonly sequence: number
  readonly slices: { readonly [K in SliceKey]?: SlicePatch<K> }
}

export const deskPatch = z.object({
  desk: z.int(),
  sequence: z.int(),
  slices: z.partialRecord(sliceKey, slicePatch)
  // Rows have their own slice's type, which a schema over all slices cannot say.
}) as unknown as z.ZodType<DeskPatch>
