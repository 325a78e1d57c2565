/** Where the Postgres password lives: in the operating system's keychain, or only in this run's memory. Never in plain text on disk. */
import { readFile, rm } from 'node:fs/promises'
import type { SettingsView } from '../../shared/ipc/contract.js'
import { writeAtomically } from './atomic-write.js'
import { findInPgpass, OpenPasswordFileError, othersMayRead, pgpassFile, type PgpassTarget } from './pgpass.js'

/** The part of Electron's safeStorage that is used. */
export interface Keychain {
  /** Whether what it encrypts is really protected by the operating system. */
  readonly available: boolean
  readonly backend: string
  encrypt(text: string): Buffer
  decrypt(sealed: Buffer): string
}

type Env = Readonly<Record<string, string | undefined>>

export interface PasswordsOptions {
  /** File that holds the sealed password. */
  readonly file: string
  readonly keychain: () => Keychain
  readonly env: Env
}

export class Passwords {
  #session: string | null = null

  constructor(private readonly options: PasswordsOptions) {}

  /** Which password would be used for a target, and where it comes from. The value must not leave main. */
  async find(target: PgpassTarget | null): Promise<{ readonly from: SettingsView['secret']['password']; readonly value: string | undefined }> {
    const fromEnvironment = this.options.env['PGPASSWORD']
    if (fromEnvironment !== undefined && fromEnvironment !== '') return { from: 'environment', value: fromEnvironment }
    if (this.#session !== null) return { from: 'session', value: this.#session }
    const sealed = await this.#fromKeychain()
    if (sealed !== undefined) return { from: 'keychain', value: sealed }
    const listed = target === null ? undefined : await this.#fromPgpass(target)
    return listed === undefined ? { from: 'none', value: undefined } : { from: 'pgpass', value: listed }
  }

  /** Keeps a password: in the keychain, or for this run only where there is none. An empty one forgets it. */
  async keep(password: string): Promise<void> {
    if (password === '') {
      this.#session = null
      await rm(this.options.file, { force: true })
      return
    }
    const keychain = this.options.keychain()
    if (!keychain.available) {
      this.#session = password
      return
    }
    await writeAtomically(this.options.file, keychain.encrypt(password).toString('base64'))
    this.#session = null
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

  async #fromKeychain(): Promise<string | undefined> {
    const keychain = this.options.keychain()
    if (!keychain.available) return undefined
    try {
      return keychain.decrypt(Buffer.from(await readFile(this.options.file, 'utf8'), 'base64'))
    } catch {
      return undefined // No file, or sealed by another keychain: there is no password to be had from it.
    }
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
