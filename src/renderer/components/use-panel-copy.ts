import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PanelTruth } from '../../shared/state/panel-truth.js'
import { formatMoment, zoneName, type ZoneChoice } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import { copyText } from './copy-text.js'
import { toCsv } from './data-grid/grid-csv.js'
import type { CopySource, GridCopy } from './data-grid/grid-copy.js'

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

function captionOf({ title, truth, zone }: Captioned): string {
  const asOf = truth.oldestAsOf === null ? 'age not known' : `as of ${formatMoment(truth.oldestAsOf, zone)}`
  return `${title}, ${truth.freshness.state}, ${asOf}, times in ${zoneName(zone)}`
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
    setSaid(`${String(table.rows.length)} rows copied`)
    return toCsv({ caption: captionOf(latest.current), ...table })
  }, [])
  const grid = useMemo<GridCopy>(() => ({ offer: setSource, write }), [write])
  const copy = useMemo(() => (source === null ? null : () => {
    void copyText(write(source.read())).then((copied) => {
      if (copied) return
      source.focus()
      setSaid('Press Ctrl+C to copy')
    })
  }), [source, write])
  return { grid, copy, said }
}
