/** Puts the diagnostics on the clipboard, or shows them selected where the page may not. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.js'
import { copyText } from '../../components/copy-text.js'
import { useShell } from '../../stores/shell-store.js'
import { diagnosticsText } from './diagnostics-text.js'
import styles from './diagnostics.module.css'

const SAID_MS = 2_000

export function CopyDiagnostics(): React.JSX.Element {
  const [outcome, setOutcome] = useState<'none' | 'copied' | { readonly byHand: string }>('none')
  const shown = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (typeof outcome === 'object' && shown.current !== null) document.getSelection()?.selectAllChildren(shown.current)
    if (outcome !== 'copied') return undefined
    const timer = setTimeout(() => { setOutcome('none') }, SAID_MS)
    return () => { clearTimeout(timer) }
  }, [outcome])
  const copy = async (): Promise<void> => {
    const { app, status } = useShell.getState()
    if (status === null) return
    const text = diagnosticsText(app, status, Date.now())
    setOutcome(await copyText(text) ? 'copied' : { byHand: text })
  }
  return (
    <div className={styles['copy']}>
      <span className={styles['intro']}>What the desk's machinery does and did. The copy names no account, host or amount.</span>
      <Button data-testid="copy-diagnostics" onClick={() => { void copy() }}>{outcome === 'copied' ? 'Copied' : 'Copy diagnostics'}</Button>
      {typeof outcome === 'object' ? (
        <div className={styles['byHand']} role="status">
          <p>Selected below: press Ctrl+C to copy.</p>
          <pre ref={shown} className={styles['text']} tabIndex={0}>{outcome.byHand}</pre>
        </div>
      ) : null}
    </div>
  )
}
