/** Schemas of the workspaces: what main takes from its file and from the page. */
import { z } from 'zod'
import {
  DEEPEST_ROW, LONGEST_NAME, MOST_PANELS, MOST_WINDOWS, MOST_WORKSPACES, panelsOfLayout, shippedWorkspaces,
  type DockLayout, type DockRow, type DockSet, type Workspace, type Workspaces
} from './workspaces.js'

/** Names of panels are not checked against a list: one that another version had is a panel that says so, not a broken file. */
const panel = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const weight = z.number().positive().max(1e6)
export const windowId = z.string().regex(/^[a-z0-9-]{1,64}$/)

const dockSet: z.ZodType<DockSet> = z
  .strictObject({ kind: z.literal('set'), weight, panels: z.array(panel).max(MOST_PANELS), front: z.int().min(0).max(MOST_PANELS) })
  .refine(({ panels, front }) => front < Math.max(1, panels.length), { message: 'the panel in front is none of the set', path: ['front'] })

const dockRow: z.ZodType<DockRow> = z.strictObject({
  kind: z.literal('row'),
  weight,
  get parts() {
    return z.array(z.union([dockSet, dockRow])).max(MOST_PANELS)
  }
})

function depthOf(row: DockRow): number {
  return 1 + Math.max(0, ...row.parts.map((part) => (part.kind === 'set' ? 0 : depthOf(part))))
}

export const dockLayout: z.ZodType<DockLayout> = z
  .strictObject({
    row: dockRow,
    maximized: panel.nullable(),
    windows: z.array(z.strictObject({ id: windowId, row: dockRow })).max(MOST_WINDOWS)
  })
  .superRefine((layout, context) => {
    const rows = [layout.row, ...layout.windows.map(({ row }) => row)]
    if (rows.some((row) => depthOf(row) > DEEPEST_ROW)) context.addIssue({ code: 'custom', message: `rows lie more than ${String(DEEPEST_ROW)} deep` })
    const panels = panelsOfLayout(layout)
    const twice = panels.find((name, index) => panels.indexOf(name) < index)
    if (twice !== undefined) context.addIssue({ code: 'custom', message: `the panel ${twice} is there twice` })
  })

const workspaceId = z.string().regex(/^[a-z0-9-]{1,64}$/)

export const workspace: z.ZodType<Workspace> = z.strictObject({
  id: workspaceId,
  name: z.string().trim().min(1).max(LONGEST_NAME),
  base: z.enum(shippedWorkspaces),
  layout: dockLayout.nullable()
})

export const workspaces: z.ZodType<Workspaces> = z
  .strictObject({ current: workspaceId, isShown: z.boolean(), all: z.array(workspace).min(1).max(MOST_WORKSPACES) })
  .superRefine(({ current, all }, context) => {
    const ids = all.map(({ id }) => id)
    if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', path: ['all'], message: 'two workspaces have the same id' })
    if (!ids.includes(current)) context.addIssue({ code: 'custom', path: ['current'], message: `there is no workspace ${current}` })
  })

export const workspacesIssue = z.object({ workspace: z.string().nullable(), problem: z.string(), keptAs: z.string().nullable() })

/** Device-independent pixels of the whole of all displays. */
export const windowBounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(100).max(32_767), height: z.int().min(80).max(32_767) })
export type WindowBounds = z.infer<typeof windowBounds>
