/** What the app is made of: versions to name in a report, and the licences of everything in it. */
import { useEffect, useState } from 'react'
import { closeOverlay } from '../actions/overlay-store.js'
import { bridge } from '../app/bridge.js'
import { CopyButton } from '../components/copy-button.js'
import { Dialog } from '../components/dialog.js'
import { useShell } from '../stores/shell-store.js'
import { aboutText } from '../text/about.js'
import { said } from '../../shared/state/panel-truth.js'
import type { RequestOutput } from '../../shared/ipc/contract.js'
import styles from './about.module.css'

type Known = RequestOutput<'app:about'>

function useKnown(): { readonly known: Known | null; readonly problem: string | null } {
  const [known, setKnown] = useState<Known | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    bridge.request('app:about', undefined).then(
      (reply) => {
        if (!isCurrent) return
        if (reply.ok) setKnown(reply.value)
        else setProblem(said(reply.error))
      },
      (fault: unknown) => {
        if (isCurrent) setProblem(String(fault))
      }
    )
    return () => {
      isCurrent = false
    }
  }, [])
  return { known, problem }
}

function facts(known: Known, sandboxed: boolean): readonly (readonly [name: string, value: string])[] {
  return [
    [aboutText.version, known.version], [aboutText.electron, known.electron], [aboutText.chromium, known.chromium], [aboutText.node, known.node],
    [aboutText.platform, known.platform], [aboutText.sandbox, sandboxed ? aboutText.sandboxOn : aboutText.sandboxOff]
  ]
}

export function About(): React.JSX.Element {
  const { known, problem } = useKnown()
  const sandboxed = useShell((shell) => shell.app?.sandboxed ?? false)
  const shown = known === null ? [] : facts(known, sandboxed)
  return (
    <Dialog name="about" title={aboutText.title} size="wide" onClose={closeOverlay}>
      <div className={styles['body']}>
        <p className={styles['promise']}>{aboutText.promise}</p>
        {known === null ? <p className={styles['note']} role="status">{problem === null ? aboutText.asking : aboutText.failed(problem)}</p> : (
          <>
            <dl className={styles['facts']}>
              {shown.map(([name, value]) => (
                <div key={name} className={styles['fact']}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <div><CopyButton label={aboutText.copy} testId="copy-versions" read={() => shown.map(([name, value]) => `${name} ${value}`).join('\n')} /></div>
            <h3 className={styles['subtitle']}>{aboutText.licences}</h3>
            <p className={styles['note']}>{aboutText.licence}</p>
            <pre className={styles['notices']} tabIndex={0} aria-label={aboutText.licences} data-testid="notices">{known.notices ?? aboutText.noNotices}</pre>
          </>
        )}
      </div>
    </Dialog>
  )
}
