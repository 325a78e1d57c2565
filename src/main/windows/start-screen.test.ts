import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readStartScreen, workspacesPath } from './start-screen.js'

/** The disk of a busy machine is slower than a person's patience. */
const LONG_MS = 10_000

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-start-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the screen to begin with', () => {
  it('is the workspace where that was on screen last', async () => {
    await writeFile(workspacesPath(folder), '{"version":1,"isShown":true}')
    expect(await readStartScreen(workspacesPath(folder), LONG_MS)()).toBe('#workspace')
  })

  it.each(['{"isShown":false}', '{"isShown":"yes"}', 'null', '{'])('is the usual one where the file says %s', async (text) => {
    await writeFile(workspacesPath(folder), text)
    expect(await readStartScreen(workspacesPath(folder), LONG_MS)()).toBe('')
  })

  it('is the usual one where there is no file', async () => {
    expect(await readStartScreen(workspacesPath(folder), LONG_MS)()).toBe('')
  })
})
