/** Where the Postgres password lives: in the operating system's keychain, or only in this run's memory. Never in plain text on disk. */
import { readFile } from 'node:fs/promises'
import type { SettingsView } from '../../shared/ipc/contract.js'
import { findInPgpass, OpenPasswordFileError, othersMayRead, pgpassFile, type PgpassTarget } from './pgpass.js'
import { SealedText, type Keychain } from './sealed-text.js'

type Env = Readonly<Record<string, string | undefined>>

export interface PasswordsOptions {
  /** File that holds the sealed password. */
  readonly file: string
  readonly keychain: () => Keychain
  readonly env: Env
}

export class Passwords {
  readonly #kept: SealedText

  constructor(private readonly options: PasswordsOptions) {
    this.#kept = new SealedText(options.file, options.keychain)
  }

  /** Which password would be used for a target, and where it comes from. The value must not leave main. */
  async find(target: PgpassTarget | null): Promise<{ readonly from: SettingsView['secret']['password']; readonly value: string | undefined }> {
    const fromEnvironment = this.options.env['PGPASSWORD']
    if (fromEnvironment !== undefined && fromEnvironment !== '') return { from: 'environment', value: fromEnvironment }
    const kept = await this.#kept.find()
    if (kept !== null) return kept
    const listed = target === null ? undefined : await this.#fromPgpass(target)
    return listed === undefined ? { from: 'none', value: undefined } : { from: 'pgpass', value: listed }
  }

  /** Keeps a password: in the keychain, or for this run only where there is none. An empty one forgets it. */
  keep(password: string): Promise<void> {
    return this.#kept.keep(password)
  }

  /** @throws OpenPasswordFileError where there is a password file that is ignored because others can read it */
  async complainOfFile(): Promise<void> {
    const file = pgpassFile(this.options.env)
    if (await othersMayRead(file).catch(() => false)) throw new OpenPasswordFileError(file)
  }

  describeKeychain(): { readonly keychain: boolean; readonly backend: string } {
    const keychain = this.options.keychain()
    return { keychain: keychain.available, backend: keychain.backend }
  }

  async #fromPgpass(target: PgpassTarget): Promise<string | undefined> {
    const file = pgpassFile(this.options.env)
    try {
      // libpq ignores a file that others can read; so do we.
      if (await othersMayRead(file)) return undefined
      return findInPgpass(await readFile(file, 'utf8'), target)
    } catch {
      return undefined // No such file: most people have none.
    }
  }
}
