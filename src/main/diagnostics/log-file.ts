/** One structured log for the app: JSON lines in a file, written without blocking, secrets removed. */
import { once } from 'node:events'
import { rename, stat } from 'node:fs/promises'
import type { EpochMs } from '../../shared/lib/clock.js'
import { EarlyLog } from './early-log.js'
import type { Logger } from './logger.js'

export interface LogFile {
  readonly logger: Logger
  /**
   * Loads the log's library and opens the file; lines wait in memory until then, since that costs as much as the first
   * paint's own code. Once; later calls share it. @rejects when the library cannot be loaded
   */
  open(): Promise<void>
  /** Writes what is buffered. */
  close(): Promise<void>
}

/** Paths of log fields that may hold a secret. */
const SECRETS = ['password', '*.password', '*.*.password', 'url', '*.url', '*.*.url']

const CLOSE_MS = 1_000

/** Some weeks of a calm desk, or a day of one that fails all the time. */
const MOST_BYTES = 8 << 20

/** The log before this one: `pitwall.log` becomes `pitwall.1.log`, in the place of the one before that. */
const before = (file: string): string => file.replace(/(\.\w+)?$/, '.1$1')

/**
 * Keeps one file, appended; its folder is made. One that has grown to its limit is put aside for a new one. A disk that is full
 * costs log lines, never the app.
 * @param mostBytes beyond which a new file is begun
 */
export function logFile(file: string, level: string, now: () => EpochMs, mostBytes = MOST_BYTES): LogFile {
  const early = new EarlyLog(now)
  let opening: Promise<() => Promise<void>> | null = null

  const open = async (): Promise<() => Promise<void>> => {
    const { default: pino } = await import('pino')
    let bytes = (await stat(file).catch(() => null))?.size ?? 0
    const destination = pino.destination({ dest: file, sync: false, mkdir: true, minLength: 0 })
    let lost = 0
    destination.on('error', () => {
      lost += 1
    })
    destination.on('write', (written: number) => {
      bytes += written
      if (bytes < mostBytes) return
      bytes = 0
      // One that cannot be put aside is written on; it is tried again after as much.
      rename(file, before(file)).then(() => { destination.reopen() }).catch(() => undefined)
    })
    const timestamp = (): string => `,"time":"${new Date(early.saidAt).toISOString()}"`
    const logger = pino({ level, base: { pid: process.pid }, redact: { paths: SECRETS, censor: '(hidden)' }, timestamp }, destination)
    early.handOver(logger)
    return async () => {
      if (lost > 0) logger.warn({ lost }, 'log lines lost')
      destination.end()
      // A file that cannot be written must not hold up the end.
      await once(destination, 'close', { signal: AbortSignal.timeout(CLOSE_MS) }).catch(() => undefined)
    }
  }

  return {
    logger: early.logger,
    open: async () => {
      await (opening ??= open())
    },
    close: async () => {
      const end = await (opening ??= open())
      await end()
    }
  }
}
