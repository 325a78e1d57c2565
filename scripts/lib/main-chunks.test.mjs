import { expect, it } from 'vitest'
import { mainChunks } from './main-chunks.mjs'

const entries = { index: '/src/main/index.ts', 'snapshot-worker': '/src/main/snapshot/worker/index.ts', 'ib-host': '/src/main/ib/host/index.ts' }

/**
 * Each module, and those that import it as they are loaded.
 * @type {Record<string, readonly string[]>}
 */
const importers = {
  '/src/main/app/compose.ts': ['/src/main/app/unrelated.ts'],
  '/src/main/app/unrelated.ts': [],
  '/desk.ts': ['/src/main/app/compose.ts'],
  '/rows.ts': ['/desk.ts', '/cycle.ts'],
  '/cycle.ts': ['/rows.ts'],
  '/schema.ts': ['/rows.ts', '/src/main/ib/host/index.ts'],
  '/settled.ts': ['/desk.ts', '/src/main/index.ts'],
  '/spans.ts': ['/schema.ts', '/src/main/snapshot/worker/index.ts'],
  '/late.ts': []
}

/** @type {any} */
const context = { getModuleInfo: (/** @type {string} */ id) => ({ importers: importers[id] ?? [] }) }
const fileOf = (/** @type {string} */ id) => mainChunks(entries).name(id, context)

it('joins what only the app needs', () => {
  expect(fileOf('/src/main/app/compose.ts')).toBe('app')
  expect(fileOf('/desk.ts')).toBe('app')
  expect(fileOf('/rows.ts')).toBe('app')
})

it('keeps apart from the app what another process needs too', () => {
  expect(fileOf('/schema.ts')).toBe('shared')
})

it('leaves alone what is on the way to the window or to the last desk’s rows, and what is loaded later', () => {
  expect(fileOf('/settled.ts')).toBeNull()
  expect(fileOf('/spans.ts')).toBeNull()
  expect(fileOf('/late.ts')).toBeNull()
})
