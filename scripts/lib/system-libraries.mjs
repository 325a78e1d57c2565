import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** Debian's package for each library that Electron is linked to. */
const debianPackages = new Map([
  ['libX11.so.6', 'libx11-6'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libXdamage.so.1', 'libxdamage1'],
  ['libXext.so.6', 'libxext6'],
  ['libXfixes.so.3', 'libxfixes3'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libasound.so.2', 'libasound2'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libcups.so.2', 'libcups2'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libdrm.so.2', 'libdrm2'],
  ['libexpat.so.1', 'libexpat1'],
  ['libgbm.so.1', 'libgbm1'],
  ['libgcc_s.so.1', 'libgcc-s1'],
  ['libgio-2.0.so.0', 'libglib2.0-0'],
  ['libglib-2.0.so.0', 'libglib2.0-0'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnspr4.so', 'libnspr4'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libsmime3.so', 'libnss3'],
  ['libudev.so.1', 'libudev1'],
  ['libxcb.so.1', 'libxcb1'],
  ['libxkbcommon.so.0', 'libxkbcommon0']
])

/** Opened while the app runs, so `ldd` does not name them. */
const openedLater = new Map([
  ['libnotify.so.4', 'libnotify4'],
  ['libsecret-1.so.0', 'libsecret-1-0']
])

/**
 * @param {string} text what `ldd` printed
 * @returns {string[]} the libraries that were not found
 */
export const missingInLdd = (text) => [...text.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')

/**
 * @param {readonly string[]} libraries
 * @returns {{ packages: string[], unknown: string[] }} Debian's packages, each once, and the libraries without a known one
 */
export const packagesFor = (libraries) => {
  const known = libraries.filter((library) => debianPackages.has(library))
  return {
    packages: [...new Set(known.map((library) => debianPackages.get(library) ?? ''))],
    unknown: libraries.filter((library) => !debianPackages.has(library))
  }
}

/** @param {string} binary */
export const missingLibraries = async (binary) => missingInLdd((await run('ldd', [binary])).stdout)

/** @returns {Promise<string[]>} Debian's packages for notifications and the keychain, as far as they are not there */
export const missingLaterLibraries = async () => {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  if (ldconfig === undefined) return []
  const { code, stdout } = await run(ldconfig, ['-p'])
  if (code !== 0) return []
  return [...openedLater].filter(([library]) => !stdout.includes(`\t${library} `)).map(([, name]) => name)
}
