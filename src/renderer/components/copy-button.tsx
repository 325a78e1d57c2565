/** Puts a text on the clipboard, or shows it selected where the page may not. */
import { useEffect, useRef, useState } from 'react'
import { panelText } from '../text/panel.js'
import { Button } from './button.js'
import { copyText } from './copy-text.js'
import styles from './copy-button.module.css'

const SAID_MS = 2_000

export interface CopyButtonProps {
  readonly label: string
  /** Asked when it is pressed; null: there is nothing to copy. */
  readonly read: () => string | null
  readonly testId: string
}

export function CopyButton({ label, read, testId }: CopyButtonProps): React.JSX.Element {
  const [outcome, setOutcome] = useState<'none' | 'copied' | { readonly byHand: string }>('none')
  const shown = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (typeof outcome === 'object' && shown.current !== null) document.getSelection()?.selectAllChildren(shown.current)
    if (outcome !== 'copied') return undefined
    const timer = setTimeout(() => { setOutcome('none') }, SAID_MS)
    return () => { clearTimeout(timer) }
  }, [outcome])
  const copy = async (): Promise<void> => {
    const text = read()
    if (text !== null) setOutcome(await copyText(text) ? 'copied' : { byHand: text })
  }
  return (
    <>
      <Button data-testid={testId} onClick={() => { void copy() }}>{outcome === 'copied' ? panelText.copied : label}</Button>
      {typeof outcome === 'object' ? (
        <div className={styles['byHand']} role="status">
          <p>{panelText.selectedBelow}</p>
          <pre ref={shown} className={styles['text']} tabIndex={0}>{outcome.byHand}</pre>
        </div>
      ) : null}
    </>
  )
}
