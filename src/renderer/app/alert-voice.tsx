/** Tells whoever listens to a screen of new critical alerts, on every screen and without taking the focus. */
import { useEffect, useRef, useState } from 'react'
import type { Alert } from '../../shared/domain/alerts/alert.js'
import { useInbox } from '../stores/inbox-store.js'
import { maskedText } from '../panels/alerts/alert-words.js'
import { alertsText as words } from '../text/alerts.js'
import styles from './alert-badge.module.css'

const NONE: readonly Alert[] = []

export function AlertVoice(): React.JSX.Element {
  const latest = useInbox(({ state }) => state?.latest ?? NONE)
  const known = useRef<ReadonlySet<string> | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const before = known.current
    known.current = new Set([...(before ?? []), ...latest.map(({ id }) => id)].slice(-200))
    // What was there when the page began is not new.
    const fresh = before === null ? [] : latest.filter(({ id, severity, acknowledgedAt }) => severity === 'critical' && acknowledgedAt === null && !before.has(id))
    const [first] = fresh
    if (first !== undefined) setSaid(fresh.length === 1 ? words.said(maskedText(first.title, first)) : words.saidMany(fresh.length))
  }, [latest])
  return <div className={styles['spoken']} role="status" aria-live="polite" data-testid="alert-voice">{said}</div>
}
