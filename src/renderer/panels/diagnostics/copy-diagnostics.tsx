/** The diagnostics as a text for whoever helps. */
import { CopyButton } from '../../components/copy-button.js'
import { useShell } from '../../stores/shell-store.js'
import { diagnosticsText as words } from '../../text/diagnostics.js'
import { diagnosticsText } from './diagnostics-text.js'
import styles from './diagnostics.module.css'

function readDiagnostics(): string | null {
  const { app, status } = useShell.getState()
  return status === null ? null : diagnosticsText(app, status, Date.now())
}

export function CopyDiagnostics(): React.JSX.Element {
  return (
    <div className={styles['copy']}>
      <span className={styles['intro']}>{words.intro}</span>
      <CopyButton label={words.copy} testId="copy-diagnostics" read={readDiagnostics} />
    </div>
  )
}
