/** One structured logger for the app: JSON lines to a file, written without blocking, secrets removed. */
import pino, { type Logger } from 'pino'

export type { Logger }

export interface LogFile {
  readonly logger: Logger
  /** Writes what is buffered. */
  close(): void
}

/** Paths of log fields that may hold a secret. */
const SECRETS = ['password', '*.password', '*.*.password', 'url', '*.url', '*.*.url']

/** Keeps one file per start, appended; the folder must exist. A disk that is full costs log lines, never the app. */
export function openLog(file: string, level: string): LogFile {
  const destination = pino.destination({ dest: file, sync: false, mkdir: true, minLength: 0 })
  let lost = 0
  destination.on('error', () => {
    lost += 1
  })
  const logger = pino({ level, base: { pid: process.pid }, redact: { paths: SECRETS, censor: '(hidden)' }, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    logger,
    close: () => {
      if (lost > 0) logger.warn({ lost }, 'log lines lost')
      destination.end()
    }
  }
}
