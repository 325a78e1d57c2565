/** Gives a chart its place's size, its units, a spoken summary, and the desk's colours. */
import { useEffect, useRef, useState } from 'react'
import styles from './charts.module.css'

export interface ChartSize {
  readonly width: number
  readonly height: number
}

export interface ChartFrameProps {
  /** What a person who cannot see it is told. */
  readonly summary: string
  /** Units of the axes, the upright one first: "EUR", "days, UTC". */
  readonly units: readonly [string, string]
  readonly children: (size: ChartSize) => React.ReactNode
}

export function ChartFrame({ summary, units, children }: ChartFrameProps): React.JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<ChartSize | null>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return (
    <div className={styles['chart']}>
      <div className={styles['units']} aria-hidden="true">
        <span>{units[0]}</span>
        <span>{units[1]}</span>
      </div>
      <div ref={frame} className={styles['frame']} role="img" aria-label={summary}>
        {size === null || size.width < 40 || size.height < 40 ? null : children(size)}
      </div>
    </div>
  )
}
