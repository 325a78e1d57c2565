/** All that the palette can lead to, as it is when the palette opens: a list that moves under the hand helps nobody. */
import { useState } from 'react'
import { actions, canRun } from '../actions/actions.js'
import { deskStore } from '../stores/desk-store.js'
import { useShell } from '../stores/shell-store.js'
import { focusedPanel, showInstrument } from '../links/show-instrument.js'
import { openChart } from '../panels/chart/open-chart.js'
import { seekSetting } from '../panels/settings/sought-setting.js'
import { focusedPage } from '../stores/desk-pages.js'
import { paletteText } from '../text/palette.js'
import { gridEntries } from './grid-entries.js'
import { contractOfSymbol } from '../links/contract-of.js'
import { instrumentEntries, type DeskInstruments } from './instrument-entries.js'
import { linkEntries } from './link-entries.js'
import type { PaletteEntry } from './palette-entry.js'
import { panelEntries } from './panel-entries.js'
import { settingEntries } from './setting-entries.js'
import { workspaceEntries } from './workspace-entries.js'

function actionEntries(): readonly PaletteEntry[] {
  return actions.filter(canRun).map(({ id, title, group, words, run }) => ({ id, title, group, detail: '', words, actionId: id, focus: group === 'Go to' ? 'screen' : 'back', run }))
}

function accountEntries(accounts: readonly string[]): readonly PaletteEntry[] {
  const { account } = useShell.getState()
  if (accounts.length < 2) return []
  return accounts.filter((one) => one !== account).map((one) => ({
    id: `account-${one}`, title: paletteText.account(one), group: 'Desk', detail: '', words: paletteText.accountWords, actionId: null, focus: 'back', run: () => { useShell.setState({ account: one }) }
  }))
}

function instruments(): DeskInstruments {
  const { brokerPositions, databasePositions, brokerOrders, completedOrders, fills, databaseOrders, signals } = deskStore.getState().tables
  return {
    held: [...brokerPositions.rows, ...databasePositions.rows.map((row) => ({ ...row, localSymbol: null }))],
    watched: useShell.getState().settings?.watchList ?? [],
    traded: [
      ...brokerOrders.rows, ...completedOrders.rows, ...fills.rows,
      ...[...new Set([...databaseOrders.rows, ...signals.rows].map(({ symbol }) => symbol))].map((symbol) => contractOfSymbol({ symbol }))
    ]
  }
}

/** Each leads the panels of a colour to it. */
function linkedInstruments(): readonly PaletteEntry[] {
  // The focus is in the palette once it is open.
  const panel = focusedPanel()
  return instrumentEntries(instruments(), (contract) => { showInstrument(contract, panel) }).map((entry) => ({ ...entry, focus: 'back' }))
}

/** @param accounts those that the desk knows */
export function useEntries(accounts: readonly string[], areInstrumentsOnly: boolean): readonly PaletteEntry[] {
  const [entries] = useState(() => areInstrumentsOnly ? linkedInstruments() : [
    ...actionEntries().filter(({ id }) => id !== 'open-palette'),
    ...instrumentEntries(instruments(), openChart),
    ...workspaceEntries(),
    ...panelEntries(focusedPage()),
    ...gridEntries(),
    ...linkEntries(focusedPage()),
    ...accountEntries(accounts),
    ...settingEntries(seekSetting)
  ])
  return entries
}
