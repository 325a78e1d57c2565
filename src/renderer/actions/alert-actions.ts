/** What can be done with alerts from anywhere. The code of the inbox is read when it is first asked for. */
import { show } from '../app/current-screen.js'
import { ALERTS_SCREEN } from '../app/screens.js'
import { useInbox } from '../stores/inbox-store.js'
import { tell } from '../stores/toast-store.js'
import { actionsText } from '../text/actions.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'
import { isLive } from './replay-actions.js'

const words = actionsText.alerts
const HOUR_MS = 3_600_000

function isPaused(): boolean {
  const pause = useInbox.getState().state?.pause ?? null
  return pause !== null && pause.until > Date.now()
}

/** @param forMs null: told again from now on. Critical alerts pass all the same. */
async function pauseFor(forMs: number | null): Promise<void> {
  const { pause, useAlertCommands } = await import('../panels/alerts/alert-commands.js')
  await pause({ forMs, withCritical: false })
  const { outcome } = useAlertCommands.getState()
  if (outcome === null) return
  if (outcome.isFailure) tellFailure(outcome.text)
  else tell(outcome.text)
}

async function showUnread(): Promise<void> {
  show(ALERTS_SCREEN)
  const { choose } = await import('../panels/alerts/alerts-store.js')
  choose({ search: '', severities: [], kind: null, state: 'unread', span: 'any' })
}

function run(what: () => Promise<void>): void {
  what().catch((fault: unknown) => {
    tellFailure(words.failed(String(fault)))
  })
}

export const alertActions: readonly Action[] = [
  { id: 'show-unread-alerts', ...words.unread, group: 'Go to', shortcut: null, isAvailable: isLive, run: () => { run(showUnread) } },
  { id: 'pause-notifications', ...words.pause, group: 'Desk', shortcut: null, isAvailable: () => isLive() && !isPaused(), run: () => { run(() => pauseFor(HOUR_MS)) } },
  { id: 'resume-notifications', ...words.resume, group: 'Desk', shortcut: null, isAvailable: isPaused, run: () => { run(() => pauseFor(null)) } }
]
