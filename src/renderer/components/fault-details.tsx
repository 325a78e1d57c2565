/** Hands a person what is known of a fault, to send it to whoever can mend it. */
import { useEffect, useRef, useState } from 'react'
import { Button } from './button.js'
import { copyText } from './copy-text.js'
import styles from './fault-details.module.css'

export function FaultDetails({ text }: { readonly text: string }): React.JSX.Element {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'by-hand'>('none')
  const shown = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (outcome === 'by-hand' && shown.current !== null) document.getSelection()?.selectAllChildren(shown.current)
  }, [outcome])
  return (
    <>
      <Button onClick={() => { void copyText(text).then((copied) => { setOutcome(copied ? 'copied' : 'by-hand') }) }}>
        {outcome === 'copied' ? 'Copied' : 'Copy diagnostics'}
      </Button>
      {outcome === 'by-hand' ? (
        <div className={styles['byHand']} role="status">
          <p>Selected below: press Ctrl+C to copy.</p>
          <pre ref={shown} className={styles['text']} tabIndex={0}>{text}</pre>
        </div>
      ) : null}
    </>
  )
}
