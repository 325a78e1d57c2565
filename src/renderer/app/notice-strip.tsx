/** What a person has to know before they trust the desk; each stays until it is closed. */
import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SettingsIssue } from '../../shared/config/settings.js'
import { DESKTOP_CHANNEL } from '../../shared/domain/alerts/inbox.js'
import { tellFailure, useActionFailure } from '../actions/action-failure.js'
import { formatTime } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import { useInbox } from '../stores/inbox-store.js'
import { closeNotice, useShell } from '../stores/shell-store.js'
import { shellText } from '../text/shell.js'
import { windowText } from '../text/window.js'
import { bridge } from './bridge.js'
import styles from './notice-strip.module.css'

const words = shellText.notices

interface Notice {
  readonly id: string
  readonly text: string
}

/** What was wrong in the settings file when the desk opened. */
function useSettingsIssues(): readonly SettingsIssue[] {
  const [issues, setIssues] = useState<readonly SettingsIssue[]>([])
  useEffect(() => {
    let current = true
    bridge.request('settings:get', undefined).then(
      (reply) => {
        if (current && reply.ok) setIssues(reply.value.issues)
      },
      // The Settings screen asks again and shows what went wrong.
      () => undefined
    )
    return () => {
      current = false
    }
  }, [])
  return issues
}

export function NoticeStrip(): React.JSX.Element {
  const closed = useShell((shell) => shell.closedNotices)
  const snapshotNotice = useShell((shell) => shell.status?.snapshot.notice ?? null)
  const snapshotError = useShell((shell) => (shell.status?.snapshot.phase === 'failing' ? shell.status.snapshot.error : null))
  const unshown = useInbox(({ state }) => state?.channels.find(({ name }) => name === DESKTOP_CHANNEL)?.error ?? null)
  const failure = useShell((shell) => shell.failure)
  const actionFailure = useActionFailure(({ failure: told }) => told)
  const crash = useShell((shell) => shell.crash)
  const zone = useZone()
  const issues = useSettingsIssues()
  const notices: Notice[] = [
    ...(failure === null ? [] : [{ id: `desk ${failure}`, text: words.missedChanges(failure) }]),
    ...(crash === null ? [] : [{ id: `crash ${String(crash.count)}`, text: crash.exitCode === null ? windowText.begunAgain(formatTime(crash.at, zone), crash.reason) : windowText.recovered(formatTime(crash.at, zone), crash.reason) }]),
    ...issues.map((issue) => ({ id: `settings ${issue.field}`, text: words.setting(issue.field, issue.value, issue.problem, issue.remedy) })),
    ...(unshown === null ? [] : [{ id: `notifications ${unshown.code}`, text: words.noNotifications(unshown.message, unshown.remedy ?? '') }]),
    ...(snapshotNotice === null ? [] : [{ id: `snapshot ${snapshotNotice}`, text: snapshotNotice }]),
    ...(snapshotError === null ? [] : [{ id: `snapshot ${snapshotError.code}`, text: words.notSaved(`${snapshotError.code}: ${snapshotError.message}. ${snapshotError.remedy ?? ''}`) }])
  ].filter((notice) => !closed.has(notice.id))
  return (
    // Told aloud only where the place for it was there before the words.
    <div className={styles['strip']} role="status" aria-atomic="false">
      {actionFailure === null ? null : <NoticeLine text={actionFailure} onClose={() => { tellFailure(null) }} />}
      {notices.map(({ id, text }) => <NoticeLine key={id} text={text} onClose={() => { closeNotice(id) }} />)}
    </div>
  )
}

function NoticeLine({ text, onClose }: { readonly text: string; readonly onClose: () => void }): React.JSX.Element {
  return (
    <div className={styles['notice']} data-testid="notice">
      <TriangleAlert size={14} aria-hidden="true" />
      <span className={styles['text']}>{text}</span>
      <button type="button" className={styles['close']} onClick={onClose}>{words.close}</button>
    </div>
  )
}
