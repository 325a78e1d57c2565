/** The news that are being told, at the lower edge of the desk. */
import { useEffect, useState } from 'react'
import { dismiss, useToasts, type ToastNews } from '../stores/toast-store.js'
import { statesText } from '../text/states.js'
import styles from './toasts.module.css'

/** Milliseconds that a toast stays; longer while it is pointed at or has the focus. */
const STAYS_MS = 5_000

export function Toasts(): React.JSX.Element {
  const news = useToasts((state) => state.news)
  return (
    <div className={styles['toasts']} data-testid="toasts">
      {news.map((one) => <Toast key={one.id} news={one} />)}
    </div>
  )
}

function Toast({ news: { id, text } }: { readonly news: ToastNews }): React.JSX.Element {
  const [isHeld, hold] = useState(false)
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => { dismiss(id) }, STAYS_MS)
    return () => { clearTimeout(timer) }
  }, [id, isHeld])
  return (
    <div className={styles['toast']} onPointerEnter={() => { hold(true) }} onPointerLeave={() => { hold(false) }} onFocus={() => { hold(true) }} onBlur={() => { hold(false) }}>
      <span className={styles['text']}>{text}</span>
      <button type="button" className={styles['close']} onClick={() => { dismiss(id) }}>{statesText.close}</button>
    </div>
  )
}
