/** Changes of single settings from anywhere on the desk, kept by main at once. */
import type { Settings } from '../../shared/config/settings.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { useShell } from './shell-store.js'

/** One change after the other: each is made to the settings that the one before has left. */
let last: Promise<unknown> = Promise.resolve()

async function save(change: (settings: Settings) => Settings): Promise<void> {
  const current = await bridge.request('settings:get', undefined)
  if (!current.ok) throw new Error(said(current.error))
  const reply = await bridge.request('settings:save', { settings: change(current.value.settings), password: null })
  if (!reply.ok) throw new Error(said(reply.error))
  useShell.setState(({ savedSettings }) => ({ settings: reply.value.settings, savedSettings: savedSettings + 1 }))
}

/** @returns why it was not saved, in main's words; null: it was. Never rejects. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<string | null> {
  const outcome = last.then(() => save(change)).then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))
  )
  last = outcome
  return outcome
}
