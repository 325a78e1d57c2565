import { join } from 'node:path'
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { pitwall } from './index.js'

const linter = new Linter({ cwd: process.cwd() })

/**
 * @param {string} rule
 * @param {string} file
 * @param {string} code
 */
const complaints = (rule, file, code) =>
  linter.verify(
    code,
    [{ files: ['**/*.{ts,tsx}'], plugins: { pitwall }, languageOptions: { parser: tseslint.parser }, rules: { [`pitwall/${rule}`]: 'error' } }],
    { filename: join(process.cwd(), file) }
  )

describe('the house rules', () => {
  it.each([
    ['import-arrows', 'src/shared/a.ts', "import { b } from '../main/b.js'"],
    ['import-arrows', 'src/shared/a.ts', "import fs from 'node:fs'"],
    ['import-arrows', 'src/shared/a.ts', "import { useState } from 'react'"],
    ['import-arrows', 'src/main/desk/a.ts', "export * from '../../demo/b.js'"],
    ['import-arrows', 'src/main/desk/a.ts', "const b = import('../../renderer/b.js')"],
    ['import-arrows', 'src/main/desk/a.ts', "import type { Pool } from 'pg'"],
    ['import-arrows', 'src/main/desk/a.ts', "import { app } from 'electron'"],
    ['import-arrows', 'src/main/windows/a.ts', "import { ipcMain } from 'electron'"],
    ['import-arrows', 'src/main/a.ts', "import { x } from '../../test/x.js'"],
    ['import-arrows', 'src/main/a.test.ts', "import { x } from '../renderer/x.js'"],
    ['named-exports', 'src/main/a.ts', 'export default 1'],
    ['every-test-runs', 'test/a.test.ts', "it.only('a', () => {})"],
    ['every-test-runs', 'test/a.test.ts', "describe.skip('a', () => {})"],
    ['every-test-runs', 'e2e/a.spec.ts', "test.describe.only('a', () => {})"],
    ['every-test-runs', 'e2e/a.spec.ts', 'test.fixme(true)'],
    ['tests-wait-for-conditions', 'test/a.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 100))'],
    ['tests-wait-for-conditions', 'test/a.test.ts', "import { setTimeout } from 'node:timers/promises'"],
    ['tests-wait-for-conditions', 'e2e/a.spec.ts', 'await page.waitForTimeout(100)'],
    ['one-bridge', 'src/renderer/a.ts', 'window.pitwall.on()'],
    ['no-blocking-calls', 'src/main/a.ts', "existsSync('a')"],
    ['no-blocking-calls', 'src/main/a.ts', "fs.readFileSync('a')"],
    ['no-blocking-calls', 'src/main/a.ts', "// sync: because\nexistsSync('a')"],
    ['no-blocking-calls', 'src/main/app/a.ts', "// because\nexistsSync('a')"],
    ['no-blocking-calls', 'src/main/app/a.ts', "// sync: because\n\nexistsSync('a')"],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', 'const a = <p>Open orders</p>'],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', "const a = <p>{isOpen ? count : 'none'}</p>"],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', 'const a = <>{`${count} rows`}</>'],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', 'const a = <button aria-label="Close" />'],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', 'const a = <Panel title={name ?? `all of ${account}`} />'],
    ['words-in-catalogue', 'src/renderer/panels/a.ts', "const a = { id: 'symbol', title: 'Symbol' }"],
    ['words-in-catalogue', 'src/main/windows/a.ts', "const a = { type: 'question', buttons: ['Stay here'] }"]
  ])('%s refuses in %s: %s', (rule, file, code) => {
    expect(complaints(rule, file, code)).toMatchObject([{ ruleId: `pitwall/${rule}` }])
  })

  it.each([
    ['import-arrows', 'src/main/desk/a.ts', "import { b } from '../../shared/b.js'\nimport { c } from '../ib/c.js'\nimport { d } from 'node:path'"],
    ['import-arrows', 'src/main/postgres/a.ts', "import { Pool } from 'pg'"],
    ['import-arrows', 'src/main/ipc/a.ts', "import { ipcMain } from 'electron'"],
    ['import-arrows', 'src/main/postgres/a.ts', "import sql from '../../../resources/sql/contract.sql?raw'"],
    ['import-arrows', 'src/main/desk/a.test.ts', "import { world } from '../../demo/world.js'"],
    ['named-exports', 'src/main/a.ts', 'export const a = 1'],
    ['every-test-runs', 'test/a.test.ts', "it('a', () => {}); it.each([1])('b', () => {}); list.skip(1)"],
    ['tests-wait-for-conditions', 'test/a.test.ts', "await new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 100))"],
    ['one-bridge', 'src/renderer/a.ts', 'desk.pitwall.on()'],
    ['no-blocking-calls', 'src/main/a.ts', "await readFile('a')"],
    ['no-blocking-calls', 'src/main/app/a.ts', "// Sync: the process ends before a promise could.\nwriteSync(1, 'a')"],
    ['words-in-catalogue', 'src/renderer/panels/a.tsx', 'const a = <p title={text.hint} className="row" data-testid="a">{text.title}: {count} / UTC, n/a, Postgres</p>'],
    ['words-in-catalogue', 'src/renderer/panels/a.ts', "const a = { id: 'symbol', title: text.symbol, kind: 'word' }"]
  ])('%s accepts in %s: %s', (rule, file, code) => {
    expect(complaints(rule, file, code)).toEqual([])
  })
})
