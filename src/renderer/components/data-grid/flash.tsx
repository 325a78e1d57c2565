/** Text that is briefly washed with colour when it changes: up, down, or just changed. Off where motion is not wanted. */
import { useEffect, useRef } from 'react'
import { directionOf } from './flash-direction.js'
import styles from './data-grid.module.css'

export interface FlashProps {
  readonly text: string
  /** By which a change is up or down. */
  readonly value: number | string | null
  readonly children: React.ReactNode
}

/** Milliseconds. It stands and then goes: a fade has the whole window drawn sixty times a second while prices tick. */
const FLASH_MS = 450

export function Flash({ text, value, children }: FlashProps): React.JSX.Element {
  const place = useRef<HTMLSpanElement>(null)
  const last = useRef({ text, value })
  useEffect(() => {
    const before = last.current
    const element = place.current
    last.current = { text, value }
    if (element === null || before.text === text) return undefined
    element.dataset['way'] = directionOf(before.value, value)
    const timer = setTimeout(() => { delete element.dataset['way'] }, FLASH_MS)
    return () => {
      clearTimeout(timer)
      delete element.dataset['way']
    }
  }, [text, value])
  return <span ref={place} className={styles['flash']}>{children}</span>
}
