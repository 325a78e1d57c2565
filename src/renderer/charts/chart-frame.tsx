/** Around every chart that is drawn: its place's size, its units, what is said of it, and its ways out as a table and as a picture. */
import { Image, Table2 } from 'lucide-react'
import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { chartsText } from '../text/charts.js'
import styles from './chart-frame.module.css'
import { chartPicture, type PictureCaption } from './time/chart-picture.js'
import { useChartPicture } from './time/use-chart-picture.js'

export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** What hands and keys do in a chart that can be moved in. */
export interface ChartHands extends Pick<React.HTMLAttributes<HTMLDivElement>, 'onKeyDown' | 'onPointerDown' | 'onBlur'> {
  readonly onWheel: (event: WheelEvent) => void
  /** The span that is shown, milliseconds. */
  readonly 'data-from': number
  readonly 'data-to': number
}

export interface ChartFrameProps {
  /** Stable name for tests. */
  readonly name: string
  /** What is charted. */
  readonly title: string
  /** What a person who cannot see it is told. */
  readonly summary: string
  /** Of the axes: "USD · days, UTC". */
  readonly units: string
  /** Where it is drawn. */
  readonly frame: RefObject<HTMLDivElement | null>
  /** Of its picture. */
  readonly legend: PictureCaption['legend']
  /** Left out: it can only be looked at. */
  readonly hands?: ChartHands
  /** Something that must be known of the data. */
  readonly notice?: { readonly text: string; readonly detail: string } | null
  /** In its first line: what is beside the units, and what is before the ways out. */
  readonly beside?: ReactNode
  readonly before?: ReactNode
  /** Beneath its first line. */
  readonly beneath?: ReactNode
  /** What is pointed at, in words. */
  readonly readout?: string | null
  /** The same as rows. */
  readonly table: () => ReactNode
  readonly children: (size: ChartSize) => ReactNode
}

export function ChartFrame({ name, title, summary, units, frame, legend, hands, notice = null, beside, before, beneath, readout = null, table, children }: ChartFrameProps): React.JSX.Element {
  const [size, setSize] = useState<ChartSize | null>(null)
  const [isTable, setIsTable] = useState(false)
  const picture = useChartPicture((caption) => (frame.current === null ? null : chartPicture(frame.current, caption)), legend, `${title} · ${units}`)
  const { onWheel, ...held } = hands ?? {}
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) })
    })
    observer.observe(element)
    if (onWheel !== undefined) element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      observer.disconnect()
      if (onWheel !== undefined) element.removeEventListener('wheel', onWheel)
    }
    // The table takes the frame's place: afterwards there is another frame.
  }, [frame, isTable, onWheel])
  return (
    <div className={styles['chart']} data-testid={`chart-${name}`}>
      <div className={styles['bar']}>
        <span className={styles['units']} title={units}>{units}</span>
        {notice === null ? null : <span className={styles['notice']} title={notice.detail} data-testid={`chart-notice-${name}`}>{notice.text}</span>}
        {beside}
        <span className={styles['spacer']} />
        {before}
        <button type="button" className={styles['icon']} aria-pressed={isTable} aria-label={chartsText.showTableOf(title)} title={chartsText.showTable} data-testid={`table-${name}`} onClick={() => { setIsTable(!isTable) }}><Table2 size={12} aria-hidden="true" /></button>
        {isTable ? null : <button type="button" className={styles['icon']} aria-label={chartsText.saveOf(title)} title={chartsText.save} data-testid={`picture-${name}`} onClick={picture.save}><Image size={12} aria-hidden="true" /></button>}
      </div>
      {beneath}
      {isTable ? <div className={styles['table']}>{table()}</div> : (
        <div
          ref={frame} className={styles['frame']} role="img" aria-label={hands === undefined ? summary : `${summary}. ${chartsText.keys}`} data-testid={`frame-${name}`} data-moves={hands !== undefined}
          {...(hands === undefined ? {} : { tabIndex: 0 })} {...held}
        >
          {size === null || size.width < 40 || size.height < 40 ? null : children(size)}
        </div>
      )}
      <p className={styles['readout']} role="status" data-testid={`readout-${name}`}>{readout ?? picture.said ?? ''}</p>
    </div>
  )
}
