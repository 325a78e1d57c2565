/** What the page knows besides the slices: the desk's machinery, the settings in force, and whether the page itself is open. */
import { create } from 'zustand'
import type { Settings } from '../../shared/config/settings.js'
import type { RequestOutput } from '../../shared/ipc/contract.js'
import type { DeskStatus } from '../../shared/state/status.js'

export interface ShellState {
  /** opening: waiting for main's first answer. failed: main did not answer, and why. */
  readonly phase: 'opening' | 'open' | 'failed'
  readonly failure: string | null
  readonly status: DeskStatus | null
  readonly settings: Settings | null
  /** Counts settings that were saved elsewhere than on the settings screen. */
  readonly savedSettings: number
  readonly app: RequestOutput<'desk:open'>['app'] | null
  /** Account that the overview is about; null: all together. */
  readonly account: string | null
  /** How the page's process died before this page was loaded; null: it has not, or that is not known yet. */
  readonly crash: RequestOutput<'app:crash'>
  /** Notices that a person has closed; they come back with the next start. */
  readonly closedNotices: ReadonlySet<string>
}

export const useShell = create<ShellState>(() => ({ phase: 'opening', failure: null, status: null, settings: null, savedSettings: 0, app: null, account: null, crash: null, closedNotices: new Set() }))

export function closeNotice(id: string): void {
  useShell.setState(({ closedNotices }) => ({ closedNotices: new Set([...closedNotices, id]) }))
}
