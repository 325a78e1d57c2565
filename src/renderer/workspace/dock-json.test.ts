import { Actions, DockLocation, Model } from 'flexlayout-react'
import { describe, expect, it } from 'vitest'
import { dockLayout } from '../../shared/workspace/workspace-schema.js'
import { panelsOfLayout, shippedWorkspaces, type DockLayout } from '../../shared/workspace/workspaces.js'
import { defaultLayouts } from './default-layouts.js'
import { toJson, toLayout } from './dock-json.js'
import { isPanelName } from './panel-names.js'

const shapeOf = (name: string) => ({ title: name.toUpperCase() })
const modelOf = (layout: DockLayout): Model => Model.fromJson(toJson(layout, shapeOf))
const back = (model: Model): DockLayout => toLayout(model.toJson())

const layout: DockLayout = {
  row: {
    kind: 'row', weight: 100, parts: [
      { kind: 'set', weight: 20, panels: ['risk'], front: 0 },
      { kind: 'row', weight: 80, parts: [{ kind: 'set', weight: 60, panels: ['orders', 'fills'], front: 1 }, { kind: 'set', weight: 40, panels: ['chart'], front: 0 }] }
    ]
  },
  maximized: null,
  windows: [{ id: 'w-1', row: { kind: 'row', weight: 100, parts: [{ kind: 'set', weight: 100, panels: ['equity', 'exposure'], front: 1 }] } }]
}

describe('a layout in the docking library', () => {
  it('comes back as it was', () => {
    expect(back(modelOf(layout))).toEqual(layout)
    expect(back(modelOf({ ...layout, maximized: 'orders' })).maximized).toBe('orders')
  })

  it.each(shippedWorkspaces)('of %s comes back as it was, fits the file and names only panels that there are', (name) => {
    expect(back(modelOf(defaultLayouts[name]))).toEqual(defaultLayouts[name])
    expect(dockLayout.safeParse(defaultLayouts[name]).error).toBeUndefined()
    expect(panelsOfLayout(defaultLayouts[name]).filter((panel) => !isPanelName(panel))).toEqual([])
  })

  it('fits the file after whatever was done to it', () => {
    const model = modelOf(layout)
    const setOf = (panel: string): string => model.getNodeById(panel)?.getParent()?.getId() ?? ''
    model.doAction(Actions.moveNode('fills', setOf('chart'), DockLocation.RIGHT, -1))
    model.doAction(Actions.moveNode('risk', setOf('orders'), DockLocation.CENTER, -1))
    model.doAction(Actions.popoutTab('chart', 'window'))
    model.doAction(Actions.deleteTab('orders'))
    model.doAction(Actions.maximizeToggle(setOf('fills')))
    const found = dockLayout.parse(back(model))
    expect(panelsOfLayout(found).toSorted()).toEqual(['chart', 'equity', 'exposure', 'fills', 'risk'])
    expect(found.windows).toHaveLength(2)
    expect(found.maximized).toBe('fills')
    expect(back(modelOf(found))).toEqual(found)
  })

  it('may be empty', () => {
    const model = modelOf({ row: { kind: 'row', weight: 100, parts: [] }, maximized: null, windows: [] })
    expect(dockLayout.safeParse(back(model)).error).toBeUndefined()
    expect(panelsOfLayout(back(model))).toEqual([])
  })
})
