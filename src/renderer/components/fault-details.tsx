/** Hands a person what is known of a fault, to send it to whoever can mend it. */
import { useEffect, useRef, useState } from 'react'
import { panelText } from '../text/panel.js'
import { Button } from './button.js'
import { copyText } from './copy-text.js'
import styles from './fault-details.module.css'

export interface FaultDetailsProps {
  readonly text: string
  /** What else is known, asked for when it is copied. Never rejects. */
  readonly more?: () => Promise<string>
}

export function FaultDetails({ text, more }: FaultDetailsProps): React.JSX.Element {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'by-hand'>('none')
  const [all, setAll] = useState(text)
  const shown = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (outcome === 'by-hand' && shown.current !== null) document.getSelection()?.selectAllChildren(shown.current)
  }, [outcome])
  const copy = async (): Promise<void> => {
    const whole = more === undefined ? text : `${text}\n\n${await more()}`
    setAll(whole)
    setOutcome(await copyText(whole) ? 'copied' : 'by-hand')
  }
  return (
    <>
      <Button onClick={() => { void copy() }}>
        {outcome === 'copied' ? panelText.copied : panelText.copyDiagnostics}
      </Button>
      {outcome === 'by-hand' ? (
        <div className={styles['byHand']} role="status">
          <p>{panelText.selectedBelow}</p>
          <pre ref={shown} className={styles['text']} tabIndex={0}>{all}</pre>
        </div>
      ) : null}
    </>
  )
}
