/** A secret: in the operating system's keychain, or only in this run's memory where there is none. Never in plain text on disk. */
import { readFile, rm } from 'node:fs/promises'
import { writeAtomically } from './atomic-write.js'

/** The part of Electron's safeStorage that is used. */
export interface Keychain {
  /** Whether what it encrypts is really protected by the operating system. */
  readonly available: boolean
  readonly backend: string
  encrypt(text: string): Buffer
  decrypt(sealed: Buffer): string
}

export class SealedText {
  #session: string | null = null

  /** @param file holds the sealed text */
  constructor(
    private readonly file: string,
    private readonly keychain: () => Keychain
  ) {}

  /** The text and where it is kept; it must not leave main. Null: there is none. */
  async find(): Promise<{ readonly from: 'session' | 'keychain'; readonly value: string } | null> {
    if (this.#session !== null) return { from: 'session', value: this.#session }
    const keychain = this.keychain()
    if (!keychain.available) return null
    try {
      return { from: 'keychain', value: keychain.decrypt(Buffer.from(await readFile(this.file, 'utf8'), 'base64')) }
    } catch {
      return null // No file, or sealed by another keychain: there is nothing to be had from it.
    }
  }

  /** Keeps a text: in the keychain, or for this run only where there is none. An empty one forgets it. */
  async keep(text: string): Promise<void> {
    if (text === '') {
      this.#session = null
      await rm(this.file, { force: true })
      return
    }
    const keychain = this.keychain()
    if (!keychain.available) {
      this.#session = text
      return
    }
    await writeAtomically(this.file, keychain.encrypt(text).toString('base64'))
    this.#session = null
  }
}
