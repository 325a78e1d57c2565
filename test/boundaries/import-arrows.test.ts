import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { complaintsAbout } from './scan.js'

const root = resolve(import.meta.dirname, '../..')

const tree = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))

describe('the house', () => {
  it('has files to check', () => {
    expect(tree.length).toBeGreaterThan(50)
  })

  it('keeps its rules', () => {
    expect(complaintsAbout(tree)).toEqual([])
  })
})

const about = (path: string, text: string): readonly string[] => complaintsAbout([{ path, text }])

describe('the check', () => {
  it.each([
    ['src/shared/a.ts', "import { b } from '../main/b.js'"],
    ['src/shared/a.ts', "import { readFile } from 'node:fs/promises'"],
    ['src/shared/a.ts', "import path from 'path'"],
    ['src/shared/a.ts', "import { useState } from 'react'"],
    ['src/main/desk/a.ts', "import { b } from '../../renderer/b.js'"],
    ['src/main/desk/a.ts', "export * from '../../demo/b.js'"],
    ['src/main/desk/a.ts', "export { b } from '../../cli/b.js'"],
    ['src/main/desk/a.ts', "const b = await import('../../preload/index.js')"],
    ['src/main/desk/a.ts', "type B = import('../../renderer/b.js').B"],
    ['src/main/desk/a.ts', "import type { Pool } from 'pg'"],
    ['src/main/desk/a.ts', "import { app } from 'electron'"],
    ['src/main/desk/a.ts', "const pg = require('pg')"],
    ['src/main/postgres/a.ts', "import Database from 'better-sqlite3'"],
    ['src/main/ib/session.ts', "import { IBApi } from '@stoqey/ib'"],
    ['src/main/ib/session.ts', "import { x } from '@stoqey/ib/dist/x.js'"],
    ['src/main/windows/a.ts', "import { ipcMain } from 'electron'"],
    ['src/main/app/a.ts', "import electron from 'electron'\nelectron.ipcMain.on('x', y)"],
    ['src/renderer/a.tsx', "import { ipcRenderer } from 'electron'"],
    ['src/renderer/a.tsx', "import { x } from '../main/x.js'"],
    ['src/preload/index.ts', "import { readFileSync } from 'fs'"],
    ['src/cli/a.ts', "import { x } from '../main/x.js'"],
    ['src/demo/a.ts', "import { x } from '../main/x.js'"],
    ['src/main/a.ts', "import { x } from '../../test/fixtures/x.js'"],
    ['src/main/a.test.ts', "import { x } from '../renderer/x.js'"],
    ['src/main/a.ts', 'const bridge = window.pitwall'],
    ['src/renderer/notices/a.ts', "import { inLanguage } from '../text/words.js'"],
    ['src/renderer/text/notices.ts', "import { inLanguage } from './words.js'"],
    ['src/renderer/crash/a.ts', "import { bridge } from '../app/bridge.js'"],
    ['src/attic/a.ts', 'export const a = 1'],
    ['src/a.ts', 'export const a = 1'],
    ['src/shared/long.ts', 'export const a = 1\n'.repeat(501)]
  ])('refuses %s with %s', (path, text) => {
    expect(about(path, text)).toHaveLength(text.includes('ipcRenderer') ? 2 : 1)
  })

  it('refuses a second door to the bridge', () => {
    const files = ['a', 'b'].map((name) => ({ path: `src/renderer/${name}.ts`, text: 'globalThis.pitwall.on()' }))
    expect(complaintsAbout(files)).toEqual(['window.pitwall has one door, found 2: src/renderer/a.ts, src/renderer/b.ts'])
  })

  it.each([
    ['src/shared/a.ts', "import { z } from 'zod'\nimport { b } from './domain/b.js'"],
    ['src/main/postgres/pool.ts', "import { Pool } from 'pg'\nimport { b } from '../../shared/b.js'"],
    ['src/main/ib/host/index.ts', "import { IBApi } from '@stoqey/ib'"],
    ['src/main/snapshot/worker/index.ts', "import Database from 'better-sqlite3'\nimport fs from 'node:fs'"],
    ['src/main/ipc/server.ts', "import { ipcMain } from 'electron'"],
    ['src/main/windows/main.ts', "import { BrowserWindow } from 'electron'"],
    ['src/preload/index.ts', "import { ipcRenderer } from 'electron'"],
    ['src/renderer/notices/a.ts', "import { b } from './bridge.js'\nimport { noticesWords } from '../text/notices.js'\nimport type { C } from '../../shared/c.js'"],
    ['src/renderer/bridge.ts', 'export const bridge = window.pitwall'],
    ['src/main/postgres/contract.ts', "import sql from '../../../resources/sql/contract.sql?raw'"],
    ['src/main/desk/a.test.ts', "import { world } from '../../demo/world/world.js'\nimport { Pool } from 'pg'"],
    ['src/shared/a.ts', "// import { b } from '../main/b.js'\nconst text = \"import 'pg'\""],
    ['src/shared/long.ts', 'export const a = 1\n'.repeat(500)]
  ])('accepts %s with %s', (path, text) => {
    expect(about(path, text)).toEqual([])
  })
})
