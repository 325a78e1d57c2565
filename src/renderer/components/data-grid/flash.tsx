/** Text that is briefly washed with colour when it changes: up, down, or just changed. Off where motion is not wanted. */
import { useRef } from 'react'
import styles from './data-grid.module.css'

export interface FlashProps {
  readonly text: string
  /** By which a change is up or down. */
  readonly value: number | string | null
  readonly children: React.ReactNode
}

function direction(before: FlashProps['value'], now: FlashProps['value']): 'up' | 'down' | 'changed' {
  if (typeof before !== 'number' || typeof now !== 'number' || before === now) return 'changed'
  return now > before ? 'up' : 'down'
}

export function Flash({ text, value, children }: FlashProps): React.JSX.Element {
  const last = useRef({ text, value, count: 0, way: 'changed' as ReturnType<typeof direction> })
  if (last.current.text !== text) {
    last.current = { text, value, count: last.current.count + 1, way: direction(last.current.value, value) }
  }
  const { count, way } = last.current
  // A new key starts the animation again.
  return (
    <span key={count} className={count === 0 ? undefined : styles['flash']} data-way={way}>
      {children}
    </span>
  )
}
