/** Text that is briefly washed with colour when it changes: up, down, or just changed. Off where motion is not wanted. */
import { useState } from 'react'
import styles from './data-grid.module.css'

export interface FlashProps {
  readonly text: string
  /** By which a change is up or down. */
  readonly value: number | string | null
  readonly children: React.ReactNode
}

interface Shown extends Pick<FlashProps, 'text' | 'value'> {
  /** How often it has changed. */
  readonly count: number
  readonly way: 'up' | 'down' | 'changed'
}

function direction(before: FlashProps['value'], now: FlashProps['value']): Shown['way'] {
  if (typeof before !== 'number' || typeof now !== 'number' || before === now) return 'changed'
  return now > before ? 'up' : 'down'
}

export function Flash({ text, value, children }: FlashProps): React.JSX.Element {
  const [last, setLast] = useState<Shown>({ text, value, count: 0, way: 'changed' })
  // React's way of noticing a changed prop: set while drawing, drawn again before anything is painted.
  if (last.text !== text) setLast({ text, value, count: last.count + 1, way: direction(last.value, value) })
  const { count, way } = last
  // A new key starts the animation again.
  return (
    <span key={count} className={count === 0 ? undefined : styles['flash']} data-way={way}>
      {children}
    </span>
  )
}
