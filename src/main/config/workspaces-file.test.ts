import { mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultWorkspaces, MOST_WORKSPACES, type DockLayout, type Workspace, type Workspaces } from '../../shared/workspace/workspaces.js'
import { WorkspacesFile } from './workspaces-file.js'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-workspaces-'))
  path = join(folder, 'workspaces.json')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) }
const onFault = vi.fn()
const open = (): WorkspacesFile => new WorkspacesFile({ path, clock, onFault, restMs: 1 })

const layout: DockLayout = {
  row: { kind: 'row', weight: 100, parts: [{ kind: 'set', weight: 100, panels: ['orders'], front: 0 }] },
  maximized: null,
  windows: [{ id: 'w-1', row: { kind: 'row', weight: 100, parts: [{ kind: 'set', weight: 100, panels: ['chart'], front: 0 }] } }]
}
const own: Workspaces = { current: 'mine', isShown: true, all: [...defaultWorkspaces.all, { id: 'mine', name: 'Mine', base: 'monitor', layout }] }
const bounds = { x: -1200, y: 20, width: 900, height: 600 }
const stored = (): Promise<unknown> => readFile(path, 'utf8').then((text) => JSON.parse(text) as unknown)

describe('the file of workspaces', () => {
  it('gives the workspaces that come with Pitwall where there is none, and writes nothing', async () => {
    expect(await open().load()).toEqual({ workspaces: defaultWorkspaces, windows: {}, issues: [] })
    expect(await readdir(folder)).toEqual([])
  })

  it('gives back what was saved, with the places of windows', async () => {
    const file = open()
    file.place('w-1', bounds)
    await file.save(own)
    expect(await open().load()).toEqual({ workspaces: own, windows: { 'w-1': bounds }, issues: [] })
  })

  it('writes a place when the window has come to rest, and at the end', async () => {
    const file = open()
    await file.save(own)
    file.place('w-1', { ...bounds, x: 1 })
    file.place('w-1', bounds)
    await vi.waitFor(async () => { expect(await stored()).toMatchObject({ windows: { 'w-1': bounds } }) })
    file.place('w-1', { ...bounds, x: 7 })
    await file.close()
    expect(await stored()).toMatchObject({ windows: { 'w-1': { ...bounds, x: 7 } } })
  })

  it('forgets places of windows that no layout has', async () => {
    const file = open()
    file.place('w-1', bounds)
    await file.save(own)
    await file.save(defaultWorkspaces)
    expect((await open().load()).windows).toEqual({})
  })

  it('keeps the last of many saves', async () => {
    const file = open()
    const all = Array.from({ length: 10 }, (_none, index): Workspaces => ({ ...own, all: own.all.map((one) => ({ ...one, name: `${one.name} ${String(index)}` })) }))
    await Promise.all(all.map((one) => file.save(one)))
    expect((await open().load()).workspaces).toEqual(all.at(-1))
    expect(await readdir(folder)).toEqual(['workspaces.json'])
  })

  it.each([
    ['cut off', '{"version":1,"workspaces":[', 'not valid JSON'],
    ['of a newer Pitwall', JSON.stringify({ version: 2, workspaces: [] }), 'newer Pitwall: version 2'],
    ['something else', '[]', 'expected an object'],
    ['without workspaces', JSON.stringify({ version: 1, workspaces: [] }), 'names no workspace']
  ])('that is %s is kept aside, said with its cause, and the defaults are shown', async (_what, text, words) => {
    await writeFile(path, text)
    const { workspaces, issues } = await open().load()
    expect(workspaces).toEqual(defaultWorkspaces)
    expect(issues).toEqual([{ workspace: null, problem: expect.stringContaining(words) as string, keptAs: `${path}.kept-2026-01-02T03-04-05-000Z` }])
    expect(await readFile(`${path}.kept-2026-01-02T03-04-05-000Z`, 'utf8')).toBe(text)
    // Said once: what is there now is right.
    expect((await open().load()).issues).toEqual([])
  })

  it('says which workspaces it had twice, and which were too many', async () => {
    const many = Array.from({ length: MOST_WORKSPACES + 1 }, (_none, index): Workspace => ({ id: `w-${String(index)}`, name: `Number ${String(index)}`, base: 'monitor', layout: null }))
    await writeFile(path, JSON.stringify({ version: 1, current: 'w-0', isShown: true, workspaces: [many[0], { ...many[0], name: 'Again' }, ...many.slice(1)], windows: {} }))
    const { workspaces, issues } = await open().load()
    expect(workspaces.all).toEqual(many.slice(0, MOST_WORKSPACES))
    expect(issues.map(({ workspace, problem }) => `${workspace ?? ''}: ${problem}`)).toEqual(['Again: id: another workspace has w-0 already', `Number ${String(MOST_WORKSPACES)}: there may be ${String(MOST_WORKSPACES)} workspaces, and this is one too many`])
    expect(issues[0]?.keptAs).toBe(`${path}.kept-2026-01-02T03-04-05-000Z`)
  })

  it('takes nothing after its end', async () => {
    const file = open()
    await file.save(own)
    await file.close()
    file.place('w-1', bounds)
    await expect(file.save(defaultWorkspaces)).rejects.toThrow('closed')
    await file.close()
    expect(await open().load()).toEqual({ workspaces: own, windows: {}, issues: [] })
  })

  it('with one broken layout keeps the others, and the broken one by its name', async () => {
    const broken = { ...own.all[3], name: 'Broken', id: 'broken', layout: { row: null } }
    await writeFile(path, JSON.stringify({ version: 1, current: 'mine', isShown: true, workspaces: [...own.all, broken, 7], windows: { 'w-1': bounds, 'w-2': { x: 'left' } } }))
    const { workspaces, windows, issues } = await open().load()
    expect(workspaces).toEqual({ ...own, all: [...own.all, { id: 'broken', name: 'Broken', base: 'monitor', layout: null }] })
    expect(windows).toEqual({ 'w-1': bounds })
    expect(issues.map(({ workspace, problem }) => `${workspace ?? ''}: ${problem}`)).toEqual([expect.stringContaining('Broken: layout.row'), expect.stringContaining('?: ')])
  })

  it('that cannot be read is said, and what cannot be written is an error', async () => {
    const file = new WorkspacesFile({ path: folder, clock, onFault, restMs: 1 })
    expect((await file.load()).issues[0]?.problem).toContain('EISDIR')
    await expect(file.save(own)).rejects.toThrow()
  })

  it('that cannot be read is not written over', async () => {
    await symlink(path, path)
    const file = open()
    expect((await file.load()).issues[0]?.problem).toContain('ELOOP')
    await expect(file.save(own)).rejects.toMatchObject({ code: 'ELOOP' })
    expect(await readlink(path)).toBe(path)
  })
})
