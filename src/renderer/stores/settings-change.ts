/** Changes of single settings from anywhere on the desk, kept by main at once. */
import type { Settings } from '../../shared/config/settings.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { useShell } from './shell-store.js'

/** One change after the other: each is made to the settings that the one before has left. */
let last: Promise<unknown> = Promise.resolve()
let underWay = 0

async function save(change: (settings: Settings) => Settings): Promise<void> {
  const current = await bridge.request('settings:get', undefined)
  if (!current.ok) throw new Error(said(current.error))
  const reply = await bridge.request('settings:save', { settings: change(current.value.settings), password: null })
  if (!reply.ok) throw new Error(said(reply.error))
  // Where more are to follow, what is on screen shows them already.
  useShell.setState(({ settings, savedSettings }) => ({ settings: underWay > 1 ? settings : reply.value.settings, savedSettings: savedSettings + 1 }))
}

/** @returns why it was not saved, in main's words; null: it was. Never rejects. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<string | null> {
  underWay += 1
  const outcome = last
    .then(() => save(change))
    .then(
      () => null,
      (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))
    )
    .finally(() => {
      underWay -= 1
    })
  last = outcome
  return outcome
}
