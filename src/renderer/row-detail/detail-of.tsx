/** The detail of one kind of row: its fields and the rows that belong to it, as they are now. */
import { useMemo } from 'react'
import type { GridDetailProps } from '../components/data-grid/grid-detail.js'
import { useZone } from '../stores/hooks.js'
import type { ZoneChoice } from '../format/time-format.js'
import type { AlertWay } from './alert-me.js'
import type { DetailField } from './detail-field.js'
import type { Linked, LinkableRows } from './linked-rows.js'
import { goToLinked, linkedWords } from './linked-words.js'
import { RowDetail } from './row-detail.js'
import { useDetailedRow } from './use-detailed-row.js'
import { useLinkableRows } from './use-linkable-rows.js'

export interface DetailKind<R> {
  readonly titleOf: (row: R) => string
  readonly fieldsOf: (row: R, columns: GridDetailProps<R>['columns'], zone: ZoneChoice) => readonly DetailField[]
  readonly linkedTo: (row: R, rows: LinkableRows) => Linked
  readonly alertsAbout?: (row: R) => readonly AlertWay[]
}

export function DetailOf<R>({ kind, rowKey, rows, keyOf, columns, onClose }: GridDetailProps<R> & { readonly kind: DetailKind<R> }): React.JSX.Element | null {
  const { row, isGone } = useDetailedRow(rows, keyOf, rowKey)
  const linkable = useLinkableRows()
  const zone = useZone()
  const linked = useMemo(() => (row === undefined ? [] : linkedWords(kind.linkedTo(row, linkable), zone)), [kind, row, linkable, zone])
  if (row === undefined) return null
  return <RowDetail title={kind.titleOf(row)} fields={kind.fieldsOf(row, columns, zone)} linked={linked} alerts={kind.alertsAbout?.(row) ?? []} isGone={isGone} onGo={goToLinked} onClose={onClose} />
}
