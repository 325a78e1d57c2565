import { Actions, Model, TabNode } from 'flexlayout-react'
import { describe, expect, it } from 'vitest'
import { panelsOfLayout, type DockLayout, type DockRow, type DockSet } from '../../shared/workspace/workspaces.js'
import { DockHomes } from './dock-homes.js'
import { toJson, toLayout } from './dock-json.js'

const set = (...panels: string[]): DockSet => ({ kind: 'set', weight: 50, panels, front: 0 })
const row = (...parts: (DockRow | DockSet)[]): DockRow => ({ kind: 'row', weight: 50, parts })
const layout: DockLayout = { row: row(set('risk'), row(set('orders', 'fills'), set('chart')), set('notices')), maximized: null, windows: [] }

function opened(from: DockLayout = layout) {
  const model = Model.fromJson(toJson(from, (title) => ({ title })))
  const homes = new DockHomes()
  const tab = (name: string): TabNode => {
    const node = model.getNodeById(name)
    if (!(node instanceof TabNode)) throw new Error(`no panel ${name}`)
    return node
  }
  return {
    homes, model, tab,
    popOut: (name: string) => {
      homes.remember(tab(name))
      model.doAction(Actions.popoutTab(name, 'window'))
    },
    sets: () => {
      const found: string[] = []
      const walk = (part: DockRow | DockSet): void => {
        if (part.kind === 'set') found.push(part.panels.join('+'))
        else part.parts.forEach(walk)
      }
      walk(toLayout(model.toJson()).row)
      return found.join(' | ')
    },
    windows: () => toLayout(model.toJson()).windows.length
  }
}

describe('a panel that comes back from its window', () => {
  it('goes to the set it came from', () => {
    const { homes, model, tab, popOut, sets, windows } = opened()
    popOut('fills')
    expect(sets()).toBe('risk | orders | chart | notices')
    homes.bring(model, tab('fills'))
    expect(sets()).toBe('risk | orders+fills | chart | notices')
    expect(windows()).toBe(0)
  })

  it.each(['risk', 'chart', 'notices'])('goes back beside its neighbour where its set is gone: %s', (name) => {
    const { homes, model, tab, popOut, sets } = opened()
    popOut(name)
    expect(sets()).not.toContain(name)
    homes.bring(model, tab(name))
    expect(sets()).toBe('risk | orders+fills | chart | notices')
    expect(toLayout(model.toJson())).toEqual(layout)
  })

  it('brings those along that were in its set', () => {
    const { homes, model, tab, popOut, sets, windows } = opened()
    popOut('orders')
    popOut('fills')
    expect(windows()).toBe(2)
    homes.bringAll(model, tab('fills').getLayoutId())
    homes.bringAll(model, tab('orders').getLayoutId())
    expect(sets()).toBe('risk | fills+orders | chart | notices')
    expect(windows()).toBe(0)
  })

  it('goes somewhere where nothing is known of its home', () => {
    const { homes, model, tab } = opened({ ...layout, row: row(set('risk')), windows: [{ id: 'w', row: row(set('chart', 'orders')) }] })
    homes.bringAll(model, tab('chart').getLayoutId())
    expect(toLayout(model.toJson()).windows).toEqual([])
    expect(panelsOfLayout(toLayout(model.toJson())).toSorted()).toEqual(['chart', 'orders', 'risk'])
  })

  it('comes back to a main window without any panel', () => {
    const { homes, model, tab, popOut, sets } = opened({ ...layout, row: row(set('chart')) })
    popOut('chart')
    homes.bring(model, tab('chart'))
    expect(sets()).toBe('chart')
  })
})
