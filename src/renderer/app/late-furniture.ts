/** What joins the page to the window around it: the native menus, the way outside, and what was before this page. */
import { actions } from '../actions/actions.js'
import { tellFailure } from '../actions/action-failure.js'
import { runAction } from '../actions/run-action.js'
import { hearInbox } from '../stores/inbox-feed.js'
import { useShell } from '../stores/shell-store.js'
import { alertJumpText } from '../text/alert-jump.js'
import { bridge } from './bridge.js'
import { followLinks } from './outside-links.js'
import { offeredActions } from './offered-actions.js'

/** The page's state changes with every status; the menus hardly ever. */
const LOOK_MS = 250

/** Offers the actions to main's menus, and again when one of them has changed. */
function offerMenus(): () => void {
  let offered = ''
  let timer: number | null = null
  const look = (): void => {
    timer = null
    const now = offeredActions(actions, useShell.getState().settings?.shortcuts ?? {})
    const text = JSON.stringify(now)
    if (text === offered) return
    offered = text
    // Menus that main could not build are offered again with the next change.
    bridge.request('app:menu', { actions: now }).then((reply) => { if (!reply.ok) offered = '' }, () => { offered = '' })
  }
  const changed = (): void => {
    timer ??= window.setTimeout(look, LOOK_MS)
  }
  look()
  const end = useShell.subscribe(changed)
  return () => {
    end()
    if (timer !== null) window.clearTimeout(timer)
  }
}

/** Follows the alerts that a person chose outside of the page; also what was chosen before it was there. */
function followAlerts(): () => void {
  const follow = async (): Promise<void> => {
    const reply = await bridge.request('alerts:take-jump', undefined)
    if (!reply.ok || reply.value === null) return
    const { showAlertRow } = await import('../alerts/show-alert-row.js')
    await showAlertRow(reply.value)
  }
  const begin = (): void => {
    follow().catch((fault: unknown) => { tellFailure(alertJumpText.notLoaded(String(fault))) })
  }
  const end = bridge.on('alerts:jump', begin)
  begin()
  return end
}

function hearOfCrash(): void {
  bridge.request('app:crash', { forgive: false }).then((reply) => {
    if (reply.ok) useShell.setState({ crash: reply.value })
  }, () => undefined) // Main will be asked by the next page; nothing depends on it.
}

/** Returns what ends it. */
export function startFurniture(): () => void {
  const ends = [
    offerMenus(),
    bridge.on('app:action', ({ id }) => {
      const action = actions.find((one) => one.id === id)
      if (action !== undefined) runAction(action)
    }),
    followAlerts(),
    bridge.on('alerts:sound', ({ severity, volume }) => {
      import('../alerts/alert-sound.js')
        .then(({ playAlertSound }) => playAlertSound(severity, volume))
        .catch((fault: unknown) => { tellFailure(alertJumpText.notHeard(String(fault))) })
    }),
    hearInbox(),
    bridge.on('settings:changed', (settings) => {
      useShell.setState(({ savedSettings }) => ({ settings, savedSettings: savedSettings + 1 }))
    }),
    followLinks(document)
  ]
  hearOfCrash()
  return () => {
    ends.forEach((end) => { end() })
  }
}
