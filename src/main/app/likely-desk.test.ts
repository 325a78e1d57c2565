import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readLikelyDesk } from './likely-desk.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-likely-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it.each([
  [{ desk: 'own' }, 'own'],
  [{ desk: 'demo' }, 'demo']
])('takes what the settings say: %o', async (settings, desk) => {
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
  const likely = readLikelyDesk(join(folder, 'settings.json'), [], {})
  await vi.waitFor(() => {
    expect(likely()).toBe(desk)
  })
})

it('is the demo desk where nothing has been set', async () => {
  const likely = readLikelyDesk(join(folder, 'settings.json'), [], {})
  await vi.waitFor(() => {
    expect(likely()).toBe('demo')
  })
})

it.each(['{"desk":"both"}', 'not JSON', '[]', 'null'])('does not guess from %s', async (text) => {
  await writeFile(join(folder, 'settings.json'), text)
  const likely = readLikelyDesk(join(folder, 'settings.json'), [], {})
  // The file has been read once another reading, begun after it, is done.
  await vi.waitFor(async () => {
    const other = readLikelyDesk(join(folder, 'none.json'), [], {})
    await vi.waitFor(() => {
      expect(other()).toBe('demo')
    })
  })
  expect(likely()).toBeNull()
})

it('takes the command line before the environment, and that before the settings', () => {
  expect(readLikelyDesk(join(folder, 'settings.json'), ['--desk=own'], { PITWALL_DESK: 'demo' })()).toBe('own')
  expect(readLikelyDesk(join(folder, 'settings.json'), [], { PITWALL_DESK: 'own' })()).toBe('own')
})
