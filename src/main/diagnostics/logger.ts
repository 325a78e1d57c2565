/** What the app's parts need of the log; pino's logger fits. */

/** Fields first, in pino's order: an `err` is written with its stack. */
export type LogLine = (fields: object, text: string) => void

export interface Logger {
  readonly debug: LogLine
  readonly info: LogLine
  readonly warn: LogLine
  readonly error: LogLine
  readonly fatal: LogLine
  /** A logger whose lines carry these fields too. */
  readonly child: (bindings: object) => Logger
}
