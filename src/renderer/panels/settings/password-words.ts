/** What is said about the Postgres password; the password itself is never shown, nor ever sent to the page. */
import type { SettingsView } from '../../../shared/ipc/contract.js'

type Secret = SettingsView['secret']

const sources: Readonly<Record<Secret['password'], string>> = {
  none: 'No password is known.',
  keychain: 'A password is kept in the keychain.',
  session: 'A password is known for this run only: it is forgotten when Pitwall ends.',
  environment: 'The environment gives the password (PGPASSWORD, or within PITWALL_POSTGRES_URL); it wins over one typed here.',
  pgpass: 'The password file (PGPASSFILE, or .pgpass) gives the password.'
}

/** Where the password comes from now. */
export function passwordSource({ password }: Secret): string {
  return sources[password]
}

/** Where a password that is typed would go. */
export function passwordFate({ keychain, backend }: Secret): string {
  if (keychain) return `A new one goes to this system's keychain (${backend}), never to the settings file.`
  return `This system has no keychain that protects a password (${backend}): one typed here is kept for this run only and never written to disk. For one that lasts, set PGPASSWORD or PGPASSFILE.`
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
