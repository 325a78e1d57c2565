/** What the page may ask for, each answered by the part of the app that knows. */
import type { RequestOutput } from '../../shared/ipc/contract.js'
import type { IbSettings, PostgresSettings, Settings } from '../../shared/config/settings.js'
import type { TestStep } from '../../shared/ipc/contract.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { LateAlerts } from '../alerts/late-alerts.js'
import type { LateBars } from '../bars/late-bars.js'
import type { SettingsService } from '../config/settings-service.js'
import type { Desk } from '../desk/desk.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { StatusBoard } from '../desk/status-board.js'
import type { LateHistory } from '../history/late-history.js'
import { CodedError, type RequestHandler, type RequestHandlers } from '../ipc/answer.js'
import { alertHandlers } from './alert-handlers.js'
import { appHandlers, type AppHandlersOptions } from './app-handlers.js'
import { demoHandlers } from './demo-handlers.js'
import { historyHandlers } from './history-handlers.js'
import { ruleHandlers } from './rule-handlers.js'
import { workspaceHandlers } from './workspace-handlers.js'

/** The desk that is open, with what the page sees of its machinery. */
export interface OpenDesk {
  readonly desk: Desk
  readonly store: DeskStore
  readonly board: StatusBoard
  readonly bars: LateBars
  readonly alerts: LateAlerts
  readonly history: LateHistory
}

export interface HandlerOptions {
  /** Null while one desk is being exchanged for another, and while the app ends. */
  readonly current: () => OpenDesk | null
  readonly settings: SettingsService
  /** Gives the page the size that the settings say. */
  readonly zoom: () => void
  /** The demo desk's backends when it is the demo desk that is open. */
  readonly demo: Parameters<typeof demoHandlers>[0]
  /** Opens the desk anew after settings that concern it have changed. */
  readonly reopen: () => void
  /** Told when a page has the desk on screen, at this epoch millisecond. */
  readonly onPainted: (at: EpochMs) => void
  /** Told of settings that have to do with this machine's desktop. */
  readonly onDesktopSettings: () => void
  readonly app: RequestOutput<'desk:open'>['app']
  readonly saveTable: RequestHandler<'table:save'>
  readonly furniture: AppHandlersOptions
  readonly workspaces: Parameters<typeof workspaceHandlers>[0]
  /** The alert whose row a person wants to see, once. */
  readonly takeJump: Parameters<typeof alertHandlers>[1]
  readonly testPostgres: (postgres: PostgresSettings, password: string | undefined, signal: AbortSignal) => Promise<TestStep[]>
  readonly testIb: (ib: IbSettings, signal: AbortSignal) => Promise<TestStep[]>
}

/** Where an own desk's backends are is nothing to the demo desk; how they are asked it goes by too. */
function connectionsOf({ desk, postgres, ib }: Settings): string {
  if (desk === 'own') return JSON.stringify([desk, postgres, ib])
  return JSON.stringify([desk, postgres.maxConnections, { ...ib, enabled: true, host: '', port: 0, account: '' }])
}

/** Whether a change of settings needs another desk: appearance alone does not, and a watch list is passed on to the one that is open. */
export function needsReopening(before: Settings, after: Settings, newPassword: boolean): boolean {
  return (newPassword && after.desk === 'own') || connectionsOf(before) !== connectionsOf(after)
}

export function requestHandlers(options: HandlerOptions): RequestHandlers {
  const { settings } = options
  const open = (): OpenDesk => {
    const current = options.current()
    if (current === null) throw new CodedError('SHUTTING_DOWN', 'the desk is being closed or exchanged; ask again in a moment', 'desk')
    return current
  }
  return {
    'desk:open': async () => {
      const { desk, board } = open()
      return { patch: await desk.openPage(), status: board.current, settings: (await settings.view()).settings, app: options.app }
    },
    'desk:refresh': async ({ source }, signal) => {
      await open().desk.refresh(source, signal)
      return null
    },
    'desk:painted': ({ at }) => {
      open().desk.pagePainted()
      open().alerts.pagePainted()
      options.onPainted(at)
      return Promise.resolve(null)
    },
    'settings:get': () => settings.view(),
    'settings:save': async (input) => {
      const before = settings.settings
      try {
        await settings.save(input)
      } catch (fault) {
        const { code, message } = fault as NodeJS.ErrnoException
        throw new CodedError(code ?? 'INTERNAL', `The settings could not be saved: ${message}`, 'config', 'Nothing has changed. Make room or make the folder writable, then save again.')
      }
      const after = settings.settings
      options.zoom()
      if (JSON.stringify(before.desktop) !== JSON.stringify(after.desktop)) options.onDesktopSettings()
      if (needsReopening(before, after, input.password !== null)) options.reopen()
      else if (JSON.stringify(before.notifications) !== JSON.stringify(after.notifications)) options.current()?.alerts.tell((alerts) => void alerts.apply())
      if (JSON.stringify(before.watchList) !== JSON.stringify(after.watchList)) void options.current()?.desk.watch(after.watchList)
      return settings.view()
    },
    'settings:test-postgres': async ({ postgres, password }, signal) => options.testPostgres(postgres, password ?? (await settings.password(postgres)), signal),
    'settings:test-ib': ({ ib }, signal) => options.testIb(ib, signal),
    'bars:show': (query) => open().bars.show(query),
    'bars:close': ({ show }) => {
      options.current()?.bars.close(show)
      return Promise.resolve(null)
    },
    'contracts:search': async ({ pattern }) => {
      const answer = await open().bars.search(pattern)
      if (answer.kind === 'answered') return [...answer.value]
      if (answer.kind === 'gone') throw new CodedError('IB_NOT_CONNECTED', 'there is no session with the broker', 'ib')
      const { code, message, remedy } = answer.error
      throw new CodedError(code, message, 'ib', remedy)
    },
    'sessions:read': () => open().bars.sessions(),
    'table:save': options.saveTable,
    ...workspaceHandlers(options.workspaces),
    ...alertHandlers(() => Promise.resolve().then(() => open().alerts.get()), options.takeJump),
    ...ruleHandlers(() => Promise.resolve().then(() => open().alerts.get()), () => Promise.resolve().then(() => open().history.get())),
    ...historyHandlers(() => Promise.resolve().then(() => open().history.get())),
    ...appHandlers(options.furniture),
    ...demoHandlers(options.demo)
  }
}
