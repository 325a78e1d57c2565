import { describe, expect, it } from 'vitest'
import { workspaces as schema } from '../../shared/workspace/workspace-schema.js'
import { defaultWorkspaces, LONGEST_NAME, panelsOfLayout, type Workspaces } from '../../shared/workspace/workspaces.js'
import { defaultLayouts } from './default-layouts.js'
import { arranged, created, currentOf, duplicated, freeName, isFull, removed, renamed, stepped, switched } from './workspace-changes.js'

const names = ({ all }: Workspaces): readonly string[] => all.map(({ name }) => name)

describe('the list of workspaces', () => {
  it('takes a new one beside the current one, shows it, and gives it a free name', () => {
    const once = created(defaultWorkspaces, 'a', 'Monitor', 'review')
    expect(names(once)).toEqual(['Monitor', 'Monitor 2', 'Review', 'Incident'])
    expect(currentOf(once)).toMatchObject({ id: 'a', base: 'review', layout: null })
    expect(names(created(once, 'b', ' Monitor ', 'review'))).toContain('Monitor 3')
  })

  it('never grows beyond what the file takes', () => {
    let list: Workspaces = defaultWorkspaces
    for (let count = 0; count < 40; count += 1) list = created(list, `w-${String(count)}`, 'x'.repeat(60), 'monitor')
    expect(isFull(list)).toBe(true)
    expect(schema.safeParse(list).error).toBeUndefined()
  })

  it('takes a copy with every panel in the main window', () => {
    const layout = { ...defaultLayouts.monitor, windows: [{ id: 'w-1', row: { kind: 'row', weight: 100, parts: [{ kind: 'set', weight: 1, panels: ['machine'], front: 0 }] } }] } as const
    const copy = currentOf(duplicated(defaultWorkspaces, 'copy', layout))
    expect(copy).toMatchObject({ id: 'copy', name: 'Monitor 2', base: 'monitor', layout: { windows: [] } })
    expect(panelsOfLayout(copy.layout ?? layout)).toEqual(panelsOfLayout(layout))
  })

  it('renames one, not to nothing and not to the name of another', () => {
    expect(names(renamed(defaultWorkspaces, 'review', 'Evening'))).toEqual(['Monitor', 'Evening', 'Incident'])
    expect(names(renamed(defaultWorkspaces, 'review', 'Monitor'))).toEqual(['Monitor', 'Monitor 2', 'Incident'])
    expect(names(renamed(defaultWorkspaces, 'review', 'Review'))).toEqual(names(defaultWorkspaces))
    expect(renamed(defaultWorkspaces, 'review', '  ')).toBe(defaultWorkspaces)
  })

  it('goes on to the next where the current one is removed, and keeps the last', () => {
    const [one, two, three] = ['monitor', 'review', 'incident'] as const
    expect(removed(defaultWorkspaces, one).current).toBe(two)
    const atTheEnd = removed({ ...defaultWorkspaces, current: three }, three)
    expect(atTheEnd.current).toBe(two)
    expect(removed(defaultWorkspaces, three).current).toBe(one)
    const last = removed(atTheEnd, two)
    expect(removed(last, one)).toBe(last)
  })

  it('is gone through in a circle', () => {
    expect(stepped(defaultWorkspaces, -1).current).toBe('incident')
    expect(stepped({ ...defaultWorkspaces, current: 'incident' }, 1).current).toBe('monitor')
    expect(switched(defaultWorkspaces, 'nowhere')).toBe(defaultWorkspaces)
  })

  it('keeps a layout with its workspace, and forgets it at a reset', () => {
    const own = arranged(defaultWorkspaces, 'review', defaultLayouts.incident)
    expect(own.all.map(({ layout }) => layout !== null)).toEqual([false, true, false])
    expect(arranged(own, 'review', null)).toEqual(defaultWorkspaces)
  })
})

describe('a free name', () => {
  it('is never longer than a name may be', () => {
    const long = 'y'.repeat(LONGEST_NAME)
    expect(freeName(`${long}y`, [long])).toBe(`${'y'.repeat(LONGEST_NAME - 2)} 2`)
  })
})
