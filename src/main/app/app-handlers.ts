/** What the page asks of the application around the desk. */
import type { BrowserWindow } from 'electron'
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { EventPayloads } from '../../shared/ipc/contract.js'
import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { DesktopState } from '../../shared/state/desktop-state.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'
import type { PageCrashes } from '../windows/page-crashes.js'

export interface AppHandlersOptions {
  /** Null: it has been closed. */
  readonly window: () => BrowserWindow | null
  readonly status: () => DeskStatus | null
  readonly alerts: () => InboxState | null
  readonly crashes: PageCrashes
  readonly now: () => EpochMs
  readonly startedAt: EpochMs
  /** Path of the log. */
  readonly log: string
  /** Folder of the built main process. */
  readonly built: string
  readonly sendAction: (payload: EventPayloads['app:action']) => void
  /** Told what the page offers for menus. */
  readonly onOffered: (actions: readonly OfferedAction[]) => void
  readonly desktop: () => Promise<DesktopState>
}

type AppRequest = 'app:about' | 'app:diagnostics' | 'app:crash' | 'app:menu' | 'app:do' | 'app:link' | 'app:desktop'

const load = (): Promise<typeof import('./furniture.js')> => import('./furniture.js')

export function appHandlers({ window, status, alerts, crashes, now, startedAt, log, built, sendAction, onOffered, desktop }: AppHandlersOptions): Pick<RequestHandlers, AppRequest> {
  const open = (): BrowserWindow => {
    const current = window()
    if (current === null) throw new CodedError('SHUTTING_DOWN', 'the window has been closed', 'window')
    return current
  }
  return {
    'app:about': async () => (await load()).about(built),
    'app:diagnostics': async ({ copy }) => {
      const { diagnostics, copyText } = await load()
      const text = await diagnostics(log, { startedAt, now: now(), status: status(), alerts: alerts(), crash: crashes.last })
      if (copy) await copyText(text)
      return text
    },
    'app:crash': ({ forgive }) => {
      if (forgive) crashes.forgive()
      return Promise.resolve(crashes.last)
    },
    'app:menu': async ({ actions }) => {
      onOffered(actions)
      const { showMenu } = await load()
      if (window() !== null) showMenu(actions, (id) => { sendAction({ id }) })
      return null
    },
    'app:do': async ({ what }) => {
      const { doOutside } = await load()
      await doOutside(what, open(), { log, built }).catch((fault: unknown) => {
        throw new CodedError('NOT_OPENED', fault instanceof Error ? fault.message : String(fault), 'system')
      })
      return null
    },
    'app:link': async ({ url }) => {
      const { confirmLink } = await import('../windows/confirm-link.js')
      return { opened: await confirmLink(open(), url) }
    },
    'app:desktop': desktop
  }
}
