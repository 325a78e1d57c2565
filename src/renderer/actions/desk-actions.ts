/** What can be asked of the desk's backends. Nothing here trades: nothing in the app can. */
import type { RequestInput } from '../../shared/ipc/contract.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { clearFault, showFaults } from '../app/break-store.js'
import { show } from '../app/current-screen.js'
import { useShell } from '../stores/shell-store.js'
import { tell } from '../stores/toast-store.js'
import { actionsText as words } from '../text/actions.js'
import { statesText } from '../text/states.js'
import { windowText } from '../text/window.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'
import { isLive } from './replay-actions.js'

async function refresh(source: RequestInput<'desk:refresh'>['source']): Promise<void> {
  try {
    const reply = await bridge.request('desk:refresh', { source })
    tellFailure(reply.ok ? null : words.notRefreshed(said(reply.error)))
    if (reply.ok) tell(statesText.askedAgain)
  } catch (fault) {
    tellFailure(words.notRefreshed(String(fault)))
  }
}

export const deskActions: readonly Action[] = [
  { id: 'refresh-desk', ...words.desk.refresh, group: 'Desk', shortcut: 'Mod+R', isAvailable: isLive, run: () => { void refresh(null) } },
  { id: 'refresh-database', ...words.desk.refreshDatabase, group: 'Desk', shortcut: null, isAvailable: isLive, run: () => { void refresh('postgres') } },
  { id: 'refresh-broker', ...words.desk.refreshBroker, group: 'Desk', shortcut: null, isAvailable: isLive, run: () => { void refresh('ib') } },
  {
    id: 'show-all-accounts', ...words.desk.allAccounts, group: 'Desk', shortcut: null,
    isAvailable: () => useShell.getState().account !== null, run: () => { useShell.setState({ account: null }) }
  },
  {
    id: 'break-something', title: windowText.breakSomething, group: 'Desk', words: windowText.breakSomethingWords, shortcut: null,
    isAvailable: () => isLive() && useShell.getState().status?.demo.phase === 'running', run: showFaults
  },
  {
    id: 'connect-own-desk', title: windowText.connectOwn, group: 'Desk', words: windowText.connectOwnWords, shortcut: null,
    isAvailable: () => useShell.getState().status?.desk === 'demo', run: () => { show('settings') }
  },
  {
    id: 'clear-faults', ...words.desk.mend, group: 'Desk', shortcut: null,
    isAvailable: () => isLive() && (useShell.getState().status?.demo.broken.length ?? 0) > 0, run: () => { void clearFault(null) }
  }
]
