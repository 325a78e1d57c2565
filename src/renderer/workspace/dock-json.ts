/** Pitwall's layouts as the docking library has them, and back. */
import type { IJsonModel, IJsonRowNode, IJsonTabNode, IJsonTabSetNode } from 'flexlayout-react'
import type { DockLayout, DockRow, DockSet, DockWindow } from '../../shared/workspace/workspaces.js'

export interface PanelShape {
  readonly title: string
  /** Pixels; less would cut it off. */
  readonly leastHeight?: number
}

/** Of every panel and every group of them. */
const global: IJsonModel['global'] = {
  rootOrientationVertical: true,
  enableEdgeDock: true,
  tabEnablePopout: true,
  tabEnableScrollbars: false,
  tabSetMinWidth: 160,
  tabSetMinHeight: 70,
  tabSetEnableTabStrip: true
}

export function tabOf(name: string, shapeOf: (panel: string) => PanelShape): IJsonTabNode {
  const { title, leastHeight } = shapeOf(name)
  return {
    type: 'tab', id: name, name: title, component: name,
    // It is drawn anew in the other document, where its menus and listeners belong.
    enableWindowReMount: true,
    ...(leastHeight === undefined ? {} : { minHeight: leastHeight })
  }
}

function setOf({ weight, panels, front }: DockSet, maximized: string | null, shapeOf: (panel: string) => PanelShape): IJsonTabSetNode {
  return { type: 'tabset', weight, selected: panels.length === 0 ? -1 : front, children: panels.map((name) => tabOf(name, shapeOf)), ...(maximized !== null && panels[0] === maximized ? { maximized: true } : {}) }
}

function rowOf({ weight, parts }: DockRow, maximized: string | null, shapeOf: (panel: string) => PanelShape): IJsonRowNode {
  return { type: 'row', weight, children: parts.map((part) => (part.kind === 'row' ? rowOf(part, maximized, shapeOf) : setOf(part, maximized, shapeOf))) }
}

export function toJson({ row, maximized, windows }: DockLayout, shapeOf: (panel: string) => PanelShape): IJsonModel {
  return {
    global: { ...global },
    borders: [],
    layout: rowOf(row, maximized, shapeOf),
    subLayouts: Object.fromEntries(windows.map((window) => [window.id, { type: 'window', layout: rowOf(window.row, null, shapeOf) }]))
  }
}

const DEFAULT_WEIGHT = 100

function isSet(part: IJsonRowNode | IJsonTabSetNode): part is IJsonTabSetNode {
  return part.type === 'tabset'
}

const rounded = (weight: number | undefined): number => Math.max(0.01, Math.round((weight ?? DEFAULT_WEIGHT) * 100) / 100)

function fromSet({ weight, selected, children = [] }: IJsonTabSetNode): DockSet {
  const panels = children.flatMap((child) => ('component' in child && typeof child.component === 'string' ? [child.component] : []))
  const front = Math.max(0, Math.min(selected ?? 0, panels.length - 1))
  return { kind: 'set', weight: rounded(weight), panels, front }
}

function fromRow({ weight, children = [] }: IJsonRowNode): DockRow {
  return { kind: 'row', weight: rounded(weight), parts: children.map((part) => (isSet(part) ? fromSet(part) : fromRow(part))) }
}

function maximizedIn({ children = [] }: IJsonRowNode): string | null {
  for (const part of children) {
    const found = isSet(part) ? (part.maximized === true ? (fromSet(part).panels[0] ?? null) : null) : maximizedIn(part)
    if (found !== null) return found
  }
  return null
}

export function toLayout({ layout, subLayouts = {} }: IJsonModel): DockLayout {
  const windows = Object.entries(subLayouts).map(([id, window]): DockWindow => ({ id, row: fromRow(window.layout) }))
  return { row: fromRow(layout), maximized: maximizedIn(layout), windows }
}
