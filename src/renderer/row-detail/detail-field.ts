/** What is known of one row, field by field: label, value, where from, as of when, and how it is calculated. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { SliceKey } from '../../shared/state/slices.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'

export interface DetailField {
  readonly id: string
  readonly label: string
  /** As shown. */
  readonly text: string
  /** Slices that it is made of. */
  readonly from: readonly SliceKey[]
  /** When the value itself was true; null: not known. Absent: as its slices. */
  readonly at?: EpochMs | null
  /** Of a derived figure. */
  readonly definition?: string
}

/** A row that is joined to this one by a key of theirs. */
export interface LinkedRow {
  readonly kind: 'position' | 'stop' | 'order' | 'fill' | 'signal'
  readonly id: string
  readonly text: string
}

/** The columns of a table as fields, with the words that their headers have. */
export function columnFields<R>(columns: readonly GridColumn<R>[], row: R, from: (column: string) => readonly SliceKey[], at: (column: string) => EpochMs | null | undefined = () => undefined): readonly DetailField[] {
  return columns.map(({ id, title, definition, text }) => {
    const own = at(id)
    return { id, label: title, text: text(row), from: from(id), ...(own === undefined ? {} : { at: own }), ...(definition === undefined ? {} : { definition }) }
  })
}

/** A field with its source in words and the moment of its value. */
export interface SourcedField extends DetailField {
  readonly sources: string
  readonly asOf: EpochMs | null
}

/** One line for each field, then the linked rows. */
export function detailAsText(title: string, fields: readonly SourcedField[], linked: readonly LinkedRow[], time: (at: EpochMs) => string): string {
  return [
    title,
    ...fields.map(({ label, text, sources, asOf, definition }) => [`${label}: ${text}`, `${sources}${asOf === null ? '' : `, ${time(asOf)}`}`, ...(definition === undefined ? [] : [definition])].join(' | ')),
    ...linked.map(({ kind, text }) => `${kind}: ${text}`)
  ].join('\n')
}

/** Times are ISO 8601, UTC; values are text as shown, so that no digit is lost. */
export function detailAsJson(title: string, fields: readonly SourcedField[], linked: readonly LinkedRow[]): string {
  return `${JSON.stringify({
    title,
    fields: fields.map(({ id, label, text, sources, asOf, definition }) => ({ id, label, value: text, source: sources, asOf: asOf === null ? null : new Date(asOf).toISOString(), definition: definition ?? null })),
    linked: linked.map(({ kind, id, text }) => ({ kind, id, text }))
  }, null, 2)}\n`
}
