import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PanelTruth } from '../../shared/state/panel-truth.js'
import { formatMoment, zoneName, type ZoneChoice } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import { copyText } from './copy-text.js'
import { bridge } from '../app/bridge.js'
import { panelText } from '../text/panel.js'
import { toCsv, type ShownTable } from './data-grid/grid-csv.js'
import type { CopySource, ExportFormat, GridCopy } from './data-grid/grid-copy.js'

const words = panelText.copying

/** How long a panel says that it was copied, in milliseconds. */
const SAID_MS = 4_000

export interface PanelCopy {
  readonly grid: GridCopy
  /** Null: the panel shows no table now. */
  readonly copy: (() => void) | null
  /** What became of the last copy; null after a moment. */
  readonly said: string | null
}

interface Captioned {
  readonly title: string
  readonly truth: PanelTruth
  readonly zone: ZoneChoice
}

function captionOf({ title, truth, zone }: Captioned, { filter, sort, grouping, rows, of }: ShownTable): string {
  const asOf = truth.oldestAsOf === null ? words.ageNotKnown : panelText.asOf(formatMoment(truth.oldestAsOf, zone))
  return [
    title, truth.freshness.state, asOf, words.timesIn(zoneName(zone)),
    ...(filter === null ? [] : [words.filtered(String(rows.length), String(of), filter)]),
    ...(grouping.length === 0 ? [] : [words.grouped(grouping.join(', '))]),
    ...(sort === null ? [] : [words.sorted(sort)])
  ].join(', ')
}

const csvOf = (from: Captioned, table: ShownTable): string => toCsv({ caption: captionOf(from, table), ...table })

async function textOf(from: Captioned, table: ShownTable, format: ExportFormat): Promise<string> {
  if (format === 'csv') return csvOf(from, table)
  const { toJson } = await import('./data-grid/grid-json.js')
  const { oldestAsOf, freshness } = from.truth
  return toJson({ title: from.title, state: freshness.state, asOf: oldestAsOf === null ? null : new Date(oldestAsOf).toISOString(), zone: zoneName(from.zone) }, table)
}

/** Main asks where to and writes it: the page never learns a path that it could write to. */
async function saved(from: Captioned, table: ShownTable, format: ExportFormat): Promise<string | null> {
  const reply = await bridge.request('table:save', { title: from.title, format, text: await textOf(from, table, format) })
  if (!reply.ok) return words.notSaved(reply.error.message)
  return reply.value.file === null ? null : words.saved(table.rows.length, reply.value.file)
}

/** Copies the table of a panel as CSV: its first line says what it is, how true, as of when, and in which zone its times are. */
export function usePanelCopy(title: string, truth: PanelTruth): PanelCopy {
  const zone = useZone()
  const [source, setSource] = useState<CopySource | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return undefined
    const timer = setTimeout(() => { setSaid(null) }, SAID_MS)
    return () => { clearTimeout(timer) }
  }, [said])

  const latest = useRef({ title, truth, zone })
  useEffect(() => {
    latest.current = { title, truth, zone }
  })
  const write = useCallback<GridCopy['write']>((table) => {
    setSaid(words.copied(table.rows.length))
    return csvOf(latest.current, table)
  }, [])
  const copy = useCallback<GridCopy['copy']>(({ read, focus }) => {
    void copyText(write(read())).then((copied) => {
      if (copied) return
      focus()
      setSaid(words.pressToCopy)
    })
  }, [write])
  const save = useCallback<GridCopy['save']>((table, format) => {
    saved(latest.current, table, format).then(setSaid, (fault: unknown) => { setSaid(words.notSaved(String(fault))) })
  }, [])
  const grid = useMemo<GridCopy>(() => ({ offer: setSource, tell: setSaid, write, copy, save }), [write, copy, save])
  const copyAll = useMemo(() => (source === null ? null : () => { copy(source) }), [source, copy])
  return { grid, copy: copyAll, said }
}
