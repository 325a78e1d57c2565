import { describe, expect, it } from 'vitest'
import { dockLayout, workspaces } from './workspace-schema.js'
import { defaultWorkspaces, type DockLayout, type DockRow } from './workspaces.js'

const set = (...panels: string[]) => ({ kind: 'set', weight: 50, panels, front: 0 }) as const
const layout: DockLayout = {
  row: { kind: 'row', weight: 100, parts: [set('orders', 'fills'), { kind: 'row', weight: 50, parts: [set('chart'), set()] }] },
  maximized: 'orders',
  windows: [{ id: 'w-1', row: { kind: 'row', weight: 100, parts: [set('equity')] } }]
}

function nested(depth: number): DockRow {
  return { kind: 'row', weight: 1, parts: depth === 1 ? [set('orders')] : [nested(depth - 1)] }
}

const problems = (value: unknown): readonly string[] => dockLayout.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('a layout', () => {
  it('is taken as it is', () => {
    expect(dockLayout.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout)
  })

  it.each([
    ['a panel twice', { ...layout, windows: [{ id: 'w-1', row: layout.row }] }, 'the panel orders is there twice'],
    ['rows without end', { ...layout, windows: [], row: nested(13) }, 'more than 12 deep'],
    ['a front that is not there', { ...layout, row: { kind: 'row', weight: 1, parts: [{ ...set('orders'), front: 1 }] } }, 'row.parts.0'],
    ['no weight', { ...layout, row: { kind: 'row', weight: 0, parts: [] } }, 'row.weight'],
    ['a name that is none', { ...layout, maximized: '../orders' }, 'maximized'],
    ['another member', { ...layout, script: 'x' }, 'script'],
    ['no row', { maximized: null, windows: [] }, 'row']
  ])('is refused with %s, and says where', (_what, value, words) => {
    expect(problems(value).join('; ')).toContain(words)
  })
})

describe('workspaces', () => {
  it('come with Pitwall', () => {
    expect(workspaces.parse(defaultWorkspaces)).toEqual(defaultWorkspaces)
  })

  it.each([
    ['none', { ...defaultWorkspaces, all: [] }],
    ['a current one that is not there', { ...defaultWorkspaces, current: 'gone' }],
    ['two of one id', { ...defaultWorkspaces, all: [...defaultWorkspaces.all, ...defaultWorkspaces.all] }],
    ['an empty name', { ...defaultWorkspaces, all: defaultWorkspaces.all.map((one) => ({ ...one, name: '  ' })) }]
  ])('are refused with %s', (_what, value) => {
    expect(workspaces.safeParse(value).success).toBe(false)
  })
})
