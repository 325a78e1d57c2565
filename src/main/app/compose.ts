/** The composition root: creates every service of the app and joins them. It decides nothing itself. */
import { app, powerMonitor, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../../shared/lib/clock.js'
import { zoneOfChoice } from '../../shared/lib/zone-choice.js'
import type { EventName } from '../../shared/ipc/names.js'
import type { EventPayloads } from '../../shared/ipc/contract.js'
import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import { lateSecrets, launchAlertsThread } from './alert-parts.js'
import { AlertJumps } from './alert-jump.js'
import { appPaths } from './app-paths.js'
import { DeskSwitch } from './desk-switch.js'
import type { FirstLight } from './first-light.js'
import { lateNotifications } from './notification-parts.js'
import { openDesk } from './open-desk.js'
import { requestHandlers } from './request-handlers.js'
import { runOptions } from './run-options.js'
import { Shutdown } from './shutdown.js'
import { testIbConnection, testPostgresConnection } from './test-connections.js'
import { lateTray } from './tray-parts.js'
import { electronKeychain } from '../config/electron-keychain.js'
import { Passwords } from '../config/passwords.js'
import { SettingsFile } from '../config/settings-file.js'
import { SettingsService } from '../config/settings-service.js'
import { WorkspacesFile } from '../config/workspaces-file.js'
import { launchDemoDesk, type DemoDesk } from '../demo-child/demo-desk.js'
import { logFile } from '../diagnostics/log-file.js'
import { watchLoop } from '../diagnostics/loop-monitor.js'
import { launchUtilityHost } from '../ib/launch-host.js'
import { publish, serveRequests } from '../ipc/server.js'
import { TrustedSenders } from '../ipc/trusted-sender.js'
import { isHiddenStart } from '../tray/hidden-start.js'
import { denyPermissions } from '../windows/guards.js'
import { keepPlace } from '../windows/keep-place.js'
import { BACKGROUND } from '../windows/main-window.js'
import { allowPopouts } from '../windows/popout-windows.js'
import { zoomPage } from '../windows/page-zoom.js'
import { windowFile } from '../windows/window-file.js'
import { chooseFile } from '../windows/choose-file.js'
import { saveTable } from './save-table.js'

/** Longer than any one owner's own deadline (Postgres 5 s, IB 3 s, the demo desk 8 s): only a stuck one is left behind. */
const CLOSE_DEADLINE_MS = 12_000

/** The log opens when a page has the desk on screen; where none says so, this long after the start. */
const LOG_PATIENCE_MS = 3_000

/** @param built folder of the built main process */
export async function compose({ window: firstWindow, door, crashes, launchSnapshotWorker, pageOrigin, startedAt, journal }: FirstLight, built: string): Promise<void> {
  const userData = app.getPath('userData')
  const paths = appPaths(userData)
  const run = runOptions(process.argv.slice(1), process.env)
  const log = logFile(paths.log, run.logLevel, () => systemClock.now())
  const { logger } = log
  journal.log = log
  const openLog = (): void => {
    log.open().catch((fault: unknown) => {
      process.stderr.write(`pitwall: no log file: ${String(fault)}\n`)
    })
  }
  setTimeout(openLog, LOG_PATIENCE_MS)
  for (const { field, value, problem, remedy } of run.issues) process.stderr.write(`pitwall: ${field} is ${value}: ${problem}. ${remedy}\n`)

  const passwords = new Passwords({ file: paths.secret, keychain: electronKeychain, env: process.env })
  const settings = new SettingsService({
    file: new SettingsFile(paths.settings, systemClock),
    passwords,
    env: run.desk === null ? process.env : { ...process.env, PITWALL_DESK: run.desk },
    given: run.issues
  })
  await settings.load()
  logger.info({ version: app.getVersion(), electron: process.versions.electron, desk: settings.settings.desk }, 'starting')

  denyPermissions(session.defaultSession, pageOrigin, (what, url) => {
    logger.warn({ what, page: url }, 'denied')
  })

  const shutdown = new Shutdown({
    deadlineMs: CLOSE_DEADLINE_MS,
    onLate: (name) => {
      logger.error({ name }, 'did not close in time; left behind')
    },
    onFault: (name, fault) => {
      logger.error({ name, err: fault }, 'failed while closing')
    }
  })
  shutdown.add('log', () => log.close())

  const place = keepPlace(firstWindow, windowFile(userData), (fault) => {
    logger.warn({ err: fault }, "the window's place could not be kept")
  })
  shutdown.add('window place', () => place.close())

  const workspaces = new WorkspacesFile({
    path: paths.workspaces,
    clock: systemClock,
    onFault: (fault) => {
      logger.warn({ err: fault }, 'the workspaces could not be kept')
    }
  })
  shutdown.add('workspaces', () => workspaces.close())

  let window: BrowserWindow | null = firstWindow
  const background = (): string => BACKGROUND[settings.settings.appearance.theme === 'light' ? 'light' : 'dark']
  firstWindow.setBackgroundColor(background())
  allowPopouts(firstWindow, {
    pageOrigin,
    placeOf: (id) => workspaces.kept.windows[id],
    onPlaced: (id, { x, y, width, height }) => {
      workspaces.place(id, { x, y, width, height })
    },
    onDenied: (what, url) => {
      logger.warn({ what, page: url }, 'denied')
    },
    backgroundColor: background
  })
  const zoom = (): void => {
    if (window !== null) zoomPage(window.webContents, settings.settings.appearance.zoomPercent)
  }
  // A page that is navigated to comes with the zoom of its origin, which an earlier run may have left.
  firstWindow.webContents.on('did-navigate', zoom)
  zoom()
  const checkEvent = !app.isPackaged && process.env['PITWALL_CHECK_EVENTS'] === '1' ? (await import('../ipc/check-event.js')).checkEvent : null
  const toPage = <N extends EventName>(name: N, payload: EventPayloads[N]): void => {
    if (window !== null) publish(window.webContents, name, payload, checkEvent)
  }

  const jumps = new AlertJumps({
    window: () => window,
    announce: () => {
      toPage('alerts:jump', null)
    }
  })
  const launchHost = (): ReturnType<typeof launchUtilityHost> => launchUtilityHost(join(built, 'ib-host.js'))
  const alertSecrets = lateSecrets(paths)
  const notifications = lateNotifications({
    pageOrigin,
    built,
    settings,
    jumps,
    alerts: () => desks.current?.alerts ?? null,
    sound: (severity, volume) => {
      if (window === null || window.webContents.isCrashed()) return false
      toPage('alerts:sound', { severity, volume })
      return true
    },
    logger
  })
  shutdown.add('notifications', () => notifications.close())
  let demo: DemoDesk | null = null
  const desks = new DeskSwitch((number) =>
    openDesk({
      kind: settings.settings.desk,
      number,
      settings: settings.settings,
      userData,
      clock: systemClock,
      zone: () => zoneOfChoice(settings.settings.appearance.timeZone),
      random: Math.random,
      logger,
      password: (postgres, at) => settings.password(postgres, at),
      launchSnapshotWorker,
      launchHistoryThread: () => new Worker(join(built, 'history-worker.js')),
      keepMomentEveryMs: run.keepMomentEveryMs,
      launchHost,
      launchDemo: (folder, onStatus) => (demo = launchDemoDesk({ entry: join(built, 'demo.js'), folder, logger, clock: systemClock, random: Math.random, onStatus })),
      sendPatch: (patch) => {
        toPage('desk:patch', patch)
      },
      sendStatus: (status) => {
        toPage('desk:status', status)
      },
      sendBars: (update) => {
        toPage('bars:update', update)
      },
      alerts: {
        rulesFile: paths.alertRules,
        settings: () => settings.settings.notifications,
        areAmountsHidden: () => settings.settings.appearance.hideAmounts,
        secrets: alertSecrets,
        launchThread: () => launchAlertsThread(built),
        channels: notifications.channels,
        send: (state) => {
          toPage('alerts:changed', state)
        }
      }
    })
  )
  shutdown.add('desk', () => desks.close())
  // Chromium writes what the page keeps seconds later; the end would come first.
  shutdown.add('page storage', () => {
    session.defaultSession.flushStorageData()
    return Promise.resolve()
  })

  // A page that has gone looks at nothing any more.
  const closeBars = (): void => {
    desks.current?.bars.closeAll()
  }
  firstWindow.webContents.on('did-navigate', closeBars)
  firstWindow.webContents.on('render-process-gone', closeBars)

  const senders = new TrustedSenders(pageOrigin)
  senders.add(firstWindow.webContents.id)
  firstWindow.on('closed', () => {
    window = null
    // A window of alerts alone would keep an app alive that has nothing else on screen.
    void notifications.close()
  })

  let offered: readonly OfferedAction[] = []
  const act = (id: string): void => {
    toPage('app:action', { id })
  }
  const tray = lateTray({ window: firstWindow, desk: () => desks.current, settings, offered: () => offered, act, jumps, tellSettings: (now) => { toPage('settings:changed', now) }, logger })
  shutdown.add('tray', () => tray.close())

  const handlers = requestHandlers({
    current: () => desks.current,
    settings,
    zoom,
    demo: () => (desks.current?.board.current.desk === 'demo' ? demo : null),
    reopen: () => {
      desks.reopen().then(
        () => window?.webContents.reload(),
        (fault: unknown) => {
          logger.error({ err: fault }, 'reopening the desk')
        }
      )
    },
    onPainted: (at) => {
      const sinceStartMs = Math.round(at - startedAt)
      logger.info({ sinceStartMs }, 'desk on screen')
      openLog()
      tray.pagePainted()
      if (process.env['PITWALL_REPORT_START'] === '1') process.stdout.write(`${JSON.stringify({ paintedAt: at })}\n`)
    },
    onDesktopSettings: () => {
      tray.apply()
    },
    app: {
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
      sandboxed: !app.commandLine.hasSwitch('no-sandbox'),
      packaged: app.isPackaged
    },
    saveTable: (table, signal) => saveTable(table, { chooseFile: (suggestion) => chooseFile(window, suggestion), signal }),
    workspaces,
    takeJump: () => jumps.take(),
    furniture: {
      window: () => window,
      status: () => desks.current?.board.current ?? null,
      alerts: () => desks.current?.alerts.state ?? null,
      crashes,
      now: () => systemClock.now(),
      startedAt,
      log: paths.log,
      built,
      sendAction: ({ id }) => {
        act(id)
      },
      onOffered: (actions) => {
        offered = actions
      },
      desktop: () => tray.state()
    },
    testPostgres: (postgres, password, signal) => testPostgresConnection(postgres, password, signal, desks.current),
    testIb: (ib, signal) =>
      testIbConnection(ib, signal, { launchHost, logger, open: desks.current, openIb: settings.settings.desk === 'own' ? settings.settings.ib : null })
  })
  shutdown.add(
    'ipc',
    serveRequests(door, {
      senders,
      handlers,
      onFault: (name, fault) => {
        logger.error({ name, err: fault }, 'request failed')
      }
    })
  )
  shutdown.add(
    'loop monitor',
    watchLoop((loop) => {
      desks.current?.board.set('loop', loop)
      logger.debug(loop, 'event loop')
    })
  )

  powerMonitor.on('suspend', () => {
    desks.current?.alerts.tell((alerts) => {
      alerts.suspend()
    })
    void desks.current?.desk.suspend()
  })
  powerMonitor.on('resume', () => {
    void desks.current?.desk.resume()
    desks.current?.alerts.tell((alerts) => {
      alerts.resume()
    })
  })

  const bringUp = (): void => {
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
  }
  app.on('second-instance', (_event, args) => {
    if (!isHiddenStart(args)) bringUp()
  })
  app.on('activate', bringUp)
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (shutdown.hasBegun) return
    void shutdown.run().then(() => {
      app.exit(0)
    })
  })
}
