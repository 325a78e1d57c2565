/** The named workspaces, kept by main as they change. */
import { create } from 'zustand'
import { defaultWorkspaces, type Workspaces, type WorkspacesIssue } from '../../shared/workspace/workspaces.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'

/** A splitter that is dragged changes the layout with every frame. */
const REST_MS = 250

interface WorkspacesState {
  /** Null until main has answered. */
  readonly workspaces: Workspaces | null
  /** What of the file could not be used. */
  readonly issues: readonly WorkspacesIssue[]
  /** Why the last change was not kept, or why main did not answer; in main's words. */
  readonly failure: string | null
}

export const useWorkspaces = create<WorkspacesState>(() => ({ workspaces: null, issues: [], failure: null }))

let asked: Promise<void> | null = null
/** What main has not told must not be written over. */
let isTold = false
let resting: ReturnType<typeof setTimeout> | null = null

async function ask(): Promise<void> {
  const reply = await bridge.request('workspaces:get', undefined)
  if (!reply.ok) throw new Error(said(reply.error))
  isTold = true
  useWorkspaces.setState({ workspaces: reply.value.workspaces, issues: reply.value.issues, failure: null })
}

/** Asks main, once; where it does not answer, the workspaces that come with Pitwall are shown, why is said, nothing is kept, and the next call asks again. Never rejects. */
export function loadWorkspaces(): Promise<void> {
  asked ??= ask().catch((fault: unknown) => {
    asked = null
    useWorkspaces.setState({ workspaces: defaultWorkspaces, failure: fault instanceof Error ? fault.message : String(fault) })
  })
  return asked
}

async function save(workspaces: Workspaces): Promise<void> {
  try {
    const reply = await bridge.request('workspaces:save', { workspaces })
    useWorkspaces.setState({ failure: reply.ok ? null : said(reply.error) })
  } catch (fault) {
    useWorkspaces.setState({ failure: String(fault) })
  }
}

/** Has main keep what waits, now. */
export function flushWorkspaces(): void {
  const { workspaces } = useWorkspaces.getState()
  if (resting === null || workspaces === null) return
  clearTimeout(resting)
  resting = null
  void save(workspaces)
}

/** Changes the workspaces, and has main keep them once they rest. Nothing happens before they are known. */
export function changeWorkspaces(change: (before: Workspaces) => Workspaces): void {
  const { workspaces } = useWorkspaces.getState()
  if (workspaces === null) return
  const next = change(workspaces)
  if (next === workspaces) return
  useWorkspaces.setState({ workspaces: next })
  if (!isTold) return
  if (resting !== null) clearTimeout(resting)
  resting = setTimeout(flushWorkspaces, REST_MS)
}

export function closeIssues(): void {
  useWorkspaces.setState({ issues: [], failure: null })
}
