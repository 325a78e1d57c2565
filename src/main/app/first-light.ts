/** What the entry file has made before the rest of the app is loaded. */
import type { BrowserWindow } from 'electron'
import type { Worker } from 'node:worker_threads'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { LogFile } from '../diagnostics/log-file.js'
import type { FrontDoor } from '../ipc/front-door.js'
import type { PageCrashes } from '../windows/page-crashes.js'

export interface FirstLight {
  readonly window: BrowserWindow
  /** Where the page's requests wait for an answer. */
  readonly door: FrontDoor
  /** How the page's process died, if it has. */
  readonly crashes: PageCrashes
  /** A thread of the snapshot worker; the first has been started already. */
  readonly launchSnapshotWorker: () => Worker
  /** Origin of our page: its own scheme, or the development server. */
  readonly pageOrigin: string
  /** When the process was created. */
  readonly startedAt: EpochMs
  /** Filled with the log once there is one; the crash path and the guards look there. */
  readonly journal: { log: LogFile | null }
}
