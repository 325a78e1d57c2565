/**
 * Named workspaces: which panels lie where. The layout is Pitwall's own, so that what a person has arranged outlives the
 * library that draws it. Schemas are in workspace-schema.ts, so that a page can use these types without a schema library.
 */

/** Another shape of the file gets another number; a newer one is kept aside and not guessed at. */
export const WORKSPACES_VERSION = 1

/** Panels in one place, one of them in front. */
export interface DockSet {
  readonly kind: 'set'
  /** Share of the row, relative to its neighbours. */
  readonly weight: number
  /** By the panel's name in the page's registry. */
  readonly panels: readonly string[]
  /** Index of the one in front. */
  readonly front: number
}

/** Parts in a line: of the outermost row from top to bottom, of the rows in it side by side, and so on in turn. */
export interface DockRow {
  readonly kind: 'row'
  readonly weight: number
  readonly parts: readonly (DockRow | DockSet)[]
}

/** Panels in a window of their own. Where it stands is kept by main under its id. */
export interface DockWindow {
  readonly id: string
  readonly row: DockRow
}

export interface DockLayout {
  readonly row: DockRow
  /** First panel of the set that fills the whole workspace; null: none does. */
  readonly maximized: string | null
  readonly windows: readonly DockWindow[]
}

/** What comes with Pitwall; every workspace goes back to one of them when it is reset. */
export const shippedWorkspaces = ['monitor', 'review', 'incident'] as const
export type ShippedWorkspace = (typeof shippedWorkspaces)[number]

export interface Workspace {
  readonly id: string
  readonly name: string
  /** Whose layout a reset gives. */
  readonly base: ShippedWorkspace
  /** Null: as it comes with this version of Pitwall. */
  readonly layout: DockLayout | null
}

export interface Workspaces {
  /** Id of the one that is shown. */
  readonly current: string
  /** Whether the workspace, not one of the fixed screens, was on screen last: the next start shows it again. */
  readonly isShown: boolean
  /** At least one. */
  readonly all: readonly Workspace[]
}

export const MOST_WORKSPACES = 24
export const LONGEST_NAME = 40
export const MOST_WINDOWS = 8
/** More levels than screens have room for. */
export const DEEPEST_ROW = 12
export const MOST_PANELS = 64

const shippedNames: Readonly<Record<ShippedWorkspace, string>> = { monitor: 'Monitor', review: 'Review', incident: 'Incident' }

export const defaultWorkspaces: Workspaces = {
  current: 'monitor',
  isShown: false,
  all: shippedWorkspaces.map((base) => ({ id: base, name: shippedNames[base], base, layout: null }))
}

/** What was wrong with the file of workspaces. */
export interface WorkspacesIssue {
  /** What of it could not be used: a workspace's name, or null for the whole file. */
  readonly workspace: string | null
  readonly problem: string
  /** Where the file as it was is kept; null: it could not be kept, or there was nothing to keep. */
  readonly keptAs: string | null
}

/** Every panel of a row, in reading order. */
export function panelsOf(row: DockRow): readonly string[] {
  return row.parts.flatMap((part) => (part.kind === 'set' ? part.panels : panelsOf(part)))
}

/** Every panel of a layout, those in windows of their own last. */
export function panelsOfLayout({ row, windows }: DockLayout): readonly string[] {
  return [...panelsOf(row), ...windows.flatMap((window) => panelsOf(window.row))]
}
