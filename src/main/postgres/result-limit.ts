/** Bounds what one answer may bring: a view that multiplies its rows must not fill this machine's memory, nor the network. */
import type { CustomTypesConfig } from 'pg'

export interface ResultLimit {
  readonly rows: number
  readonly bytes: number
}

const MEGABYTE = 1_048_576

/** The answer is larger than a limit of ours; what had come of it is dropped. `code` for the screen. */
export class ResultTooLargeError extends Error {
  readonly code = 'RESULT_TOO_LARGE'
  override readonly name = 'ResultTooLargeError'
}

/**
 * Gives pg the text of each value as the server sent it (numbers are never floats, times are parsed by us), counting.
 * pg asks once for each column of each result, then for each value that is not NULL; after an error it drops the rows that
 * still come.
 * @param exceeded called once, with the error that the values are refused with
 */
export function countedText(limit: ResultLimit, exceeded: (error: ResultTooLargeError) => void): CustomTypesConfig {
  let bytes = 0
  let over: ResultTooLargeError | null = null
  const refuse = (what: string): never => {
    if (over === null) {
      over = new ResultTooLargeError(`The answer is larger than ${what}`)
      exceeded(over)
    }
    throw over
  }
  return {
    getTypeParser: () => {
      // No row is without a key, so the column that holds it has as many values as there are rows.
      let rows = 0
      return (value: string | Buffer) => {
        rows += 1
        bytes += value.length
        if (rows > limit.rows) refuse(`${limit.rows.toLocaleString('en-US')} rows`)
        if (bytes > limit.bytes) refuse(`${String(Math.round(limit.bytes / MEGABYTE))} MB`)
        return value
      }
    }
  }
}
