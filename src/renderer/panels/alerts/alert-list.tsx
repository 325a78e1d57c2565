/** The alerts, newest first: thousands of rows of which those on screen are drawn, chosen by keys or mouse. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { elementOf } from '../../components/own-document.js'
import { formatCount } from '../../format/count-format.js'
import { zoneWord, type ZoneChoice } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { useShell } from '../../stores/shell-store.js'
import { alertsText } from '../../text/alerts.js'
import { handAfterKey, handAt } from './alert-hand.js'
import { AlertRow } from './alert-row.js'
import styles from './alert-list.module.css'
import { readAgain, readOlder, reportShown, setHand, showFresh, useAlertList } from './alerts-store.js'
import { listedAsOf } from './as-of.js'

const words = alertsText.list
const ROW_HEIGHT = { compact: 24, comfortable: 32 } as const
/** Rows from the end at which the next page is asked for. */
const READ_AHEAD = 40
/** Pixels from the top that are still the top. */
const AT_TOP = 4

export interface AlertListProps {
  /** The moment that is replayed; null: now. */
  readonly past: number | null
  /** A key that is about the alerts themselves. True: it did something. */
  readonly onKey: (key: string) => boolean
}

export function AlertList({ past, onKey }: AlertListProps): React.JSX.Element {
  const id = useId()
  const zone = useZone()
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, total, fresh, hasGap, hand, failure, isReadingOlder, isEnd } = useAlertList()
  const rowHeight = ROW_HEIGHT[useShell((shell) => shell.settings?.appearance.density ?? 'compact')]
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: rowHeight, getItemKey: (index) => rows[index]?.number ?? index })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const report = (): void => {
    reportShown(rows[first]?.number ?? null, rows[last]?.number ?? null, last - first + 1, (scroller.current?.scrollTop ?? 0) <= AT_TOP)
  }
  useEffect(() => {
    report()
    if (!isEnd && !isReadingOlder && failure === null && last >= rows.length - READ_AHEAD) void readOlder()
  })
  const numbers = rows.map(({ number }) => number)
  const show = (at: number | null): void => {
    const index = at === null ? -1 : numbers.indexOf(at)
    if (index >= 0) virtual.scrollToIndex(index)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== scroller.current || event.altKey) return
    const ctrl = event.ctrlKey || event.metaKey
    const pageRows = Math.max(1, Math.floor(scroller.current.clientHeight / rowHeight) - 2)
    const next = handAfterKey(hand, { key: event.key, shift: event.shiftKey, ctrl }, numbers, pageRows)
    if (next !== null) {
      event.preventDefault()
      setHand(next)
      show(next.at)
    } else if (!ctrl && !event.shiftKey && onKey(event.key)) event.preventDefault()
  }
  const onClick = (event: React.MouseEvent): void => {
    const number = Number(elementOf(event.target)?.closest('[role=row]')?.getAttribute('data-number') ?? NaN)
    if (Number.isNaN(number)) return
    setHand(handAt(hand, number, { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey }, numbers))
  }
  const rowId = (number: number): string => `${id}-${String(number)}`
  return (
    <>
      <div
        ref={scroller} className={styles['list']} role="grid" tabIndex={0} aria-label={words.label} aria-multiselectable="true" aria-rowcount={total === null ? -1 : total + 1} aria-colcount={9}
        aria-activedescendant={hand.at !== null && items.some(({ index }) => rows[index]?.number === hand.at) ? rowId(hand.at) : undefined} data-testid="alert-list" onKeyDown={onKeyDown} onClick={onClick} onScroll={report}
      >
        <div role="rowgroup" className={styles['headGroup']}><Head zone={zone} /></div>
        <div role="rowgroup" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const listed = rows[index]
            return listed === undefined ? null : <AlertRow key={listed.number} id={rowId(listed.number)} listed={past === null ? listed : asOf(listed, past)} index={index} top={start} isAt={listed.number === hand.at} isChosen={hand.chosen.has(listed.number)} zone={zone} />
          })}
        </div>
      </div>
      {fresh.length === 0 && !hasGap ? null : (
        <button type="button" className={styles['fresh']} title={words.freshHint} data-testid="alerts-fresh" onClick={() => { showFresh(); virtual.scrollToOffset(0); scroller.current?.focus() }}>
          <ArrowUp size={12} aria-hidden="true" /> {hasGap ? `${formatCount(fresh.length)}+` : words.fresh(fresh.length)}
        </button>
      )}
      <p className={styles['foot']} role="status">
        {failure === null ? (isReadingOlder ? words.more : '') : <>{words.notRead(failure)} <button type="button" className={styles['again']} onClick={readAgain}>{words.again}</button></>}
      </p>
    </>
  )
}

/** The same object for the same alert and moment, so that a row is not drawn without need. */
const kept = new WeakMap<ListedAlert, { readonly past: number; readonly listed: ListedAlert }>()

function asOf(listed: ListedAlert, past: number): ListedAlert {
  const known = kept.get(listed)
  if (known?.past === past) return known.listed
  const then = listedAsOf(listed, past)
  kept.set(listed, { past, listed: then })
  return then
}

function Head({ zone }: { readonly zone: ZoneChoice }): React.JSX.Element {
  const { columns, hints } = words
  return (
    <div role="row" aria-rowindex={1} className={styles['head']}>
      <span role="columnheader" className={styles['headCell']} data-column="severity"><span data-word="">{columns.severity}</span></span>
      <span role="columnheader" className={styles['headCell']} data-column="raised" title={hints.raised}>{columns.raised(zoneWord(zone))}</span>
      <span role="columnheader" className={styles['headCell']} data-column="age">{columns.age}</span>
      <span role="columnheader" className={styles['headCell']} data-column="state">{columns.state}</span>
      <span role="columnheader" className={styles['headCell']} data-column="subject">{columns.subject}</span>
      <span role="columnheader" className={styles['headCell']} data-column="text">{columns.text}</span>
      <span role="columnheader" className={styles['headCell']} data-column="count" title={hints.count}>{columns.count}</span>
      <span role="columnheader" className={styles['headCell']} data-column="told" title={hints.told}>{columns.told}</span>
      <span role="columnheader" className={styles['headCell']} data-column="answered" title={hints.answered}>{columns.answered}</span>
    </div>
  )
}
