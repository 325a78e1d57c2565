/** The operating system's keychain through Electron's safeStorage. */
import { safeStorage } from 'electron'
import type { Keychain } from './sealed-text.js'

/** Linux without a keyring falls back to a fixed key, which protects nothing: that is no keychain (TOOLCHAIN.md section 9). */
const UNPROTECTED = 'basic_text'

/** Only after Electron is ready. */
export function electronKeychain(): Keychain {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : { darwin: 'Keychain', win32: 'DPAPI' }[process.platform as string] ?? process.platform
  return {
    available: backend !== UNPROTECTED && safeStorage.isEncryptionAvailable(),
    backend,
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (sealed) => safeStorage.decryptString(sealed)
  }
}
