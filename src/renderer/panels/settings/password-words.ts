/** What is said about the Postgres password; the password itself is never shown, nor ever sent to the page. */
import type { SettingsView } from '../../../shared/ipc/contract.js'
import { settingsText } from '../../text/settings.js'

type Secret = SettingsView['secret']

/** Where the password comes from now. */
export function passwordSource({ password }: Secret): string {
  return settingsText.password.from[password]
}

/** Where a password that is typed would go. */
export function passwordFate({ keychain, backend }: Secret): string {
  if (keychain) return settingsText.password.toKeychain(backend)
  return settingsText.password.toNowhere(backend)
}

/** Whether there is a password that Pitwall itself keeps and could forget. */
export function isForgettable({ password }: Secret): boolean {
  return password === 'keychain' || password === 'session'
}

/** What saving says about the password: a new one, an empty text to forget it, null to keep what there is. */
export function passwordToSend(typed: string, forget: boolean): string | null {
  if (typed !== '') return typed
  return forget ? '' : null
}
