/** Privacy: one key hides what the account holds and earns from whoever looks over a shoulder, and shows it again. */
import { changeSettings } from '../stores/settings-change.js'
import { useShell } from '../stores/shell-store.js'
import { actionsText } from '../text/actions.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'

export const AMOUNTS_ACTION = 'turn-amounts'

/** At once; kept for the next start. */
function turnAmounts(): void {
  const { settings } = useShell.getState()
  if (settings === null) return
  const hideAmounts = !settings.appearance.hideAmounts
  // Whoever hides them can't wait for a file to be written.
  useShell.setState({ settings: { ...settings, appearance: { ...settings.appearance, hideAmounts } } })
  void changeSettings((kept) => ({ ...kept, appearance: { ...kept.appearance, hideAmounts } })).then((failure) => {
    tellFailure(failure === null ? null : actionsText.notKeptForNext(failure))
  })
}

export const amountsAction: Action = {
  id: AMOUNTS_ACTION, ...actionsText.amounts, group: 'View', shortcut: 'Mod+Shift+H', run: turnAmounts
}
