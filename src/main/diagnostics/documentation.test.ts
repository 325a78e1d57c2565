import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writtenDocumentation } from './documentation.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-docs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is written whole, and again over what an older version left', async () => {
  const [shipped, into] = [join(folder, 'shipped'), join(folder, 'user', 'documentation')]
  await mkdir(join(shipped, 'docs', 'images'), { recursive: true })
  await writeFile(join(shipped, 'README.md'), 'old')
  await writeFile(join(shipped, 'docs', 'images', 'chart.png'), Uint8Array.of(1, 2))
  expect(await writtenDocumentation(shipped, into)).toBe(join(into, 'README.md'))
  await writeFile(join(shipped, 'README.md'), 'new')
  expect(await readFile(await writtenDocumentation(shipped, into), 'utf8')).toBe('new')
  expect([...(await readFile(join(into, 'docs', 'images', 'chart.png')))]).toEqual([1, 2])
})

it('says what is missing where none is shipped', async () => {
  await expect(writtenDocumentation(join(folder, 'none'), join(folder, 'into'))).rejects.toThrow('ENOENT')
})
