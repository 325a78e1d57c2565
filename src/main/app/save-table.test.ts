import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveTable } from './save-table.js'

const table = { title: 'Paper trades / all', format: 'csv', text: 'a,b\r\n' } as const
let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'pitwall-save-')) })
afterEach(() => rm(folder, { recursive: true, force: true }))

it('writes what the page shows where the person wants it', async () => {
  const chooseFile = ({ name }: { readonly name: string }): Promise<string> => Promise.resolve(join(folder, name))
  expect(await saveTable(table, { chooseFile, signal: new AbortController().signal })).toEqual({ file: 'pitwall-paper-trades-all.csv' })
  expect(await readFile(join(folder, 'pitwall-paper-trades-all.csv'), 'utf8')).toBe(table.text)
})

it.each([
  ['the person thinks better of it', null, false],
  ['nobody waits any more', 'x.csv', true]
])('writes nothing when %s', async (_what, chosen, isLate) => {
  const signal = isLate ? AbortSignal.abort() : new AbortController().signal
  expect(await saveTable(table, { chooseFile: () => Promise.resolve(chosen === null ? null : join(folder, chosen)), signal })).toEqual({ file: null })
  expect(await readdir(folder)).toEqual([])
})

it("says in the file system's own code why it could not be written", async () => {
  await writeFile(join(folder, 'file'), '')
  const path = join(folder, 'file', 'x.csv')
  await expect(saveTable(table, { chooseFile: () => Promise.resolve(path), signal: new AbortController().signal })).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|EEXIST/) as string })
})

it('writes a picture as its bytes, and nothing that only says it is one', async () => {
  const save = (text: string): ReturnType<typeof saveTable> =>
    saveTable({ title: 'Equity', format: 'png', text }, { chooseFile: ({ name }) => Promise.resolve(join(folder, name)), signal: new AbortController().signal })
  await expect(save(Buffer.from('<html>').toString('base64'))).rejects.toMatchObject({ code: 'INVALID_PICTURE' })
  expect(await readdir(folder)).toEqual([])
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 255])
  expect(await save(picture.toString('base64'))).toEqual({ file: 'pitwall-equity.png' })
  expect(await readFile(join(folder, 'pitwall-equity.png'))).toEqual(picture)
})
