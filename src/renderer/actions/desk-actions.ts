/** What can be asked of the desk's backends. Nothing here trades: nothing in the app can. */
import type { RequestInput } from '../../shared/ipc/contract.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { clearFault, showFaults } from '../app/break-store.js'
import { show } from '../app/current-screen.js'
import { useShell } from '../stores/shell-store.js'
import { windowText } from '../text/window.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'

async function refresh(source: RequestInput<'desk:refresh'>['source']): Promise<void> {
  try {
    const reply = await bridge.request('desk:refresh', { source })
    tellFailure(reply.ok ? null : `Not refreshed: ${said(reply.error)}`)
  } catch (fault) {
    tellFailure(`Not refreshed: ${String(fault)}`)
  }
}

export const deskActions: readonly Action[] = [
  { id: 'refresh-desk', title: 'Refresh everything', group: 'Desk', words: 'reload update ask again', shortcut: 'Mod+R', run: () => { void refresh(null) } },
  { id: 'refresh-database', title: 'Refresh the database', group: 'Desk', words: 'postgres reload ask again reconnect', shortcut: null, run: () => { void refresh('postgres') } },
  { id: 'refresh-broker', title: 'Refresh the broker', group: 'Desk', words: 'ib gateway tws reload reconnect', shortcut: null, run: () => { void refresh('ib') } },
  {
    id: 'show-all-accounts', title: 'Show all accounts together', group: 'Desk', words: 'account filter', shortcut: null,
    isAvailable: () => useShell.getState().account !== null, run: () => { useShell.setState({ account: null }) }
  },
  {
    id: 'break-something', title: windowText.breakSomething, group: 'Desk', words: windowText.breakSomethingWords, shortcut: null,
    isAvailable: () => useShell.getState().status?.demo.phase === 'running', run: showFaults
  },
  {
    id: 'connect-own-desk', title: windowText.connectOwn, group: 'Desk', words: windowText.connectOwnWords, shortcut: null,
    isAvailable: () => useShell.getState().status?.desk === 'demo', run: () => { show('settings') }
  },
  {
    id: 'clear-faults', title: 'Mend everything that is broken on purpose', group: 'Desk', words: 'demo clear faults break something', shortcut: null,
    isAvailable: () => (useShell.getState().status?.demo.broken.length ?? 0) > 0, run: () => { void clearFault(null) }
  }
]
