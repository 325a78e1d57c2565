/** Reads the text of `workspaces.json`: what is right is used, what is wrong is named, nothing stops the app. */
import type { z } from 'zod'
import { windowBounds, windowId, workspace as workspaceSchema, type WindowBounds } from '../../shared/workspace/workspace-schema.js'
import {
  defaultWorkspaces, MOST_WORKSPACES, WORKSPACES_VERSION, type Workspace, type Workspaces, type WorkspacesIssue
} from '../../shared/workspace/workspaces.js'
import { isRecord } from './json-members.js'

export type ParseIssue = Omit<WorkspacesIssue, 'keptAs'>

export interface KeptWorkspaces {
  readonly workspaces: Workspaces
  /** Where windows of their own stood last, by the window's id. */
  readonly windows: Readonly<Record<string, WindowBounds>>
}

export interface ParsedWorkspaces extends KeptWorkspaces {
  readonly issues: readonly ParseIssue[]
}

export const noWorkspacesKept: KeptWorkspaces = { workspaces: defaultWorkspaces, windows: {} }

function unusable(problem: string): ParsedWorkspaces {
  return { ...noWorkspacesKept, issues: [{ workspace: null, problem }] }
}

const wordsOf = (error: z.ZodError): string => error.issues.slice(0, 3).map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`).join('; ')

/** One workspace; with the layout it comes with where its own cannot be used; null where it is not even named. */
function workspaceOf(value: unknown): { readonly workspace: Workspace | null; readonly issue: ParseIssue | null } {
  const parsed = workspaceSchema.safeParse(value)
  if (parsed.success) return { workspace: parsed.data, issue: null }
  const issue = { workspace: isRecord(value) && typeof value['name'] === 'string' ? value['name'] : '?', problem: wordsOf(parsed.error) }
  const named = workspaceSchema.safeParse(isRecord(value) ? { ...value, layout: null } : value)
  return { workspace: named.success ? named.data : null, issue }
}

/** The first of those with the same id, and no more than a page can hold: each that is left out is named. */
function withoutSurplus(found: readonly Workspace[]): { readonly all: readonly Workspace[]; readonly issues: readonly ParseIssue[] } {
  const all: Workspace[] = []
  const issues: ParseIssue[] = []
  for (const workspace of found) {
    const { id, name } = workspace
    if (all.some((one) => one.id === id)) issues.push({ workspace: name, problem: `id: another workspace has ${id} already` })
    else if (all.length === MOST_WORKSPACES) issues.push({ workspace: name, problem: `there may be ${String(MOST_WORKSPACES)} workspaces, and this is one too many` })
    else all.push(workspace)
  }
  return { all, issues }
}

function windowsOf(value: unknown): Readonly<Record<string, WindowBounds>> {
  if (!isRecord(value)) return {}
  // Where a window stood is worth no word: it opens somewhere else.
  return Object.fromEntries(Object.entries(value).flatMap(([id, bounds]) => {
    const parsed = windowBounds.safeParse(bounds)
    return parsed.success && windowId.safeParse(id).success ? [[id, parsed.data]] : []
  }))
}

/** Never throws. */
export function parseWorkspaces(text: string): ParsedWorkspaces {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (fault) {
    return unusable(`not valid JSON: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
  if (!isRecord(root)) return unusable('expected an object')
  const { version } = root
  if (typeof version === 'number' && version > WORKSPACES_VERSION) return unusable(`written by a newer Pitwall: version ${String(version)}, this one knows ${String(WORKSPACES_VERSION)}`)
  if (version !== WORKSPACES_VERSION) return unusable('no version that this Pitwall knows')
  if (!Array.isArray(root['workspaces'])) return unusable('workspaces: expected a list')
  const read = root['workspaces'].map(workspaceOf)
  const { all, issues: surplus } = withoutSurplus(read.flatMap(({ workspace }) => workspace ?? []))
  const issues = [...read.flatMap(({ issue }) => issue ?? []), ...surplus]
  const first = all[0]
  if (first === undefined) return { ...unusable('it names no workspace'), windows: windowsOf(root['windows']) }
  const current = all.find(({ id }) => id === root['current']) ?? first
  return { workspaces: { current: current.id, isShown: root['isShown'] === true, all }, windows: windowsOf(root['windows']), issues }
}
