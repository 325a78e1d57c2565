/** The autostart file, in a real folder. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyLinuxLogin } from '../../../src/main/tray/login/linux-login.js'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-login-'))
  path = join(folder, 'autostart', 'pitwall.desktop')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const command = ['/opt/pitwall', '--hidden']
const apply = (wanted: boolean, isAsked = false): Promise<boolean> => applyLinuxLogin({ path, wanted, command, isAsked })
const there = (): Promise<string | null> => readFile(path, 'utf8').catch(() => null)
const write = async (text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

it('is there while it is wanted, and gone when it is not', async () => {
  expect(await apply(true)).toBe(true)
  expect(await there()).toContain('Exec="/opt/pitwall" "--hidden"')
  expect(await apply(false)).toBe(false)
  expect(await there()).toBeNull()
  expect(await apply(false)).toBe(false)
})

it('stays off where a person has switched it off in the desktop, until they ask for it here', async () => {
  await apply(true)
  await write(`${await there() ?? ''}Hidden=true\n`)
  expect(await apply(true)).toBe(false)
  expect(await there()).toContain('Hidden=true')
  expect(await apply(true, true)).toBe(true)
  expect(await there()).not.toContain('Hidden=true')
})

it("never takes away a person's own", async () => {
  await write('[Desktop Entry]\nExec=pitwall --desk=demo\n')
  expect(await apply(false, true)).toBe(true)
  expect(await there()).toContain('--desk=demo')
})

it("fails with the file system's own code", async () => {
  await writeFile(join(folder, 'autostart'), 'a file in the way')
  await expect(apply(true)).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOTDIR|EEXIST)$/) as string })
})
