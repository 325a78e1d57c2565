/** Pages of the inbox put together, newest first. What a person reads keeps its place: newer alerts wait beside the list until they are asked for. */
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'

export interface AlertPages {
  /** Those that are listed, by falling number. */
  readonly rows: readonly ListedAlert[]
  /** Newer than all that are listed. */
  readonly fresh: readonly ListedAlert[]
  /** There are newer ones that have not been read: `fresh` does not meet `rows`. */
  readonly hasGap: boolean
  /** Nothing older is kept. */
  readonly isEnd: boolean
}

export const noPages: AlertPages = { rows: [], fresh: [], hasGap: false, isEnd: false }

/** The first page of a list. */
export function firstPage(alerts: readonly ListedAlert[], limit: number): AlertPages {
  return { ...noPages, rows: alerts, isEnd: alerts.length < limit }
}

/** @param alerts the page that follows on the last row */
export function withOlder(pages: AlertPages, alerts: readonly ListedAlert[], limit: number): AlertPages {
  const last = pages.rows.at(-1)?.number ?? Infinity
  return { ...pages, rows: [...pages.rows, ...alerts.filter(({ number }) => number < last)], isEnd: alerts.length < limit }
}

/** @param alerts what the newest page is now, however many of them are listed already */
export function withNewest(pages: AlertPages, alerts: readonly ListedAlert[], limit: number): AlertPages {
  const [first] = pages.rows
  if (first === undefined) return firstPage(alerts, limit)
  const fresh = alerts.filter(({ number }) => number > first.number)
  const known = withWindow(pages, alerts.filter(({ number }) => number <= first.number), { from: first.number, limit: limit - fresh.length })
  return { ...known, fresh, hasGap: fresh.length === alerts.length && alerts.length === limit }
}

/**
 * Takes over what a stretch of the list has become: changed alerts, and those that belong to it no more.
 * @param alerts what is there now from number `from` downwards, at most `limit`
 */
export function withWindow(pages: AlertPages, alerts: readonly ListedAlert[], { from, limit }: { readonly from: number; readonly limit: number }): AlertPages {
  if (limit <= 0) return pages
  const until = alerts.length < limit ? -Infinity : (alerts.at(-1)?.number ?? -Infinity)
  const above = pages.rows.filter(({ number }) => number > from)
  const below = pages.rows.filter(({ number }) => number < until)
  const before = new Map(pages.rows.map((row) => [row.number, row]))
  const now = alerts.map((row) => { const known = before.get(row.number); return known !== undefined && isSame(known, row) ? known : row })
  return { ...pages, rows: [...above, ...now, ...below], isEnd: pages.isEnd || until === -Infinity }
}

/** The newer ones at the top of the list. */
export function withFresh(pages: AlertPages): AlertPages {
  return { ...pages, rows: [...pages.fresh, ...pages.rows], fresh: [] }
}

/** A row that says the same is the same object, so that it is not drawn again. */
function isSame(a: ListedAlert, b: ListedAlert): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
