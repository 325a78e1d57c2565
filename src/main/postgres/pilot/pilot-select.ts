/**
 * The queries of the paper pilot. One statement is one moment: what is counted and what is remembered of the latest trades
 * must be of the same, or a trade that comes in between would be counted twice.
 * Every column is text; `part` says what a row is.
 */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { identifier, literal } from '../identifiers.js'
import type { SelectSource } from '../select.js'
import { dayExpression } from './zone-days.js'

/** Microseconds since 1970: what a timestamptz holds. */
export type EpochMicros = number

export interface PilotQuery {
  readonly source: SelectSource
  /** Zone of the days. */
  readonly zone: string
  readonly now: EpochMs
}

/** Where a refresh begins to read. */
export interface Bound {
  readonly at: EpochMicros
  /** False: rows of that very moment are known. */
  readonly inclusive: boolean
}

const NOT_FINITE = "('NaN', 'Infinity', '-Infinity')"
const VALUES = 13

/** Strategies times days that are told, the latest. */
export const MOST_STRATEGY_DAYS = 1_000

interface Parts {
  readonly from: string
  /** Something is missing or not finite that a trade cannot be counted without; NaN and infinity of numbers only if strict. */
  readonly flawed: (strict: boolean) => string
  readonly kind: string
  readonly closing: string
  readonly day: string
  readonly realized: string
  readonly fees: string
  readonly edge: string
  readonly expected: string
}

const types: Readonly<Record<string, string>> = { closed_at: 'timestamptz', realized_pnl: 'numeric', expected_edge: 'numeric' }

function partsOf({ source, zone, now }: PilotQuery): Parts {
  const column = (name: string): string => (source.absent.has(name) ? `NULL::${types[name] ?? 'text'}` : identifier(name))
  const closing = `coalesce(${column('closed_at')}, ${column('updated_at')})`
  const [realized, fees, edge] = [`${column('realized_pnl')}::numeric`, `${column('fees')}::numeric`, `${column('expected_edge')}::numeric`]
  const expected = `${edge} * ${column('quantity')}::numeric`
  const missing = ['trade_id', 'strategy', 'venue', 'symbol', 'currency', 'status', 'fees', 'quantity', 'updated_at'].map((name) => `${column(name)} IS NULL`).join(' OR ')
  const odd = `(${realized} IS NOT NULL AND ((${realized})::text IN ${NOT_FINITE} OR (${fees})::text IN ${NOT_FINITE} OR coalesce((${expected})::text, '0') IN ${NOT_FINITE}))`
  const status = `${column('status')}::text`
  const word = (text: string): string => `WHEN ${literal(text)} THEN ${literal(text)}`
  const known = `CASE lower(${status}) ${word('closed')} ${word('open')} ${word('cancelled')} WHEN 'canceled' THEN 'cancelled' ${word('rejected')} ELSE 'other' END`
  const flawed = (strict: boolean): string => `(${missing} OR NOT isfinite(${closing})${strict ? ` OR ${odd}` : ''})`
  return {
    from: `FROM ${identifier(source.schema)}.${identifier(source.relation.name)}`,
    flawed,
    kind: `CASE WHEN ${flawed(true)} THEN 'unreadable' ELSE ${known} END`,
    closing, day: dayExpression(closing, zone, now), realized, fees, edge, expected
  }
}

function sumsOf({ realized, fees, edge, expected, closing }: Parts): string {
  const known = `${realized} IS NOT NULL`
  return [
    'count(*)',
    `count(${realized})`,
    `count(*) FILTER (WHERE ${realized} > 0)`,
    `count(*) FILTER (WHERE ${realized} < 0)`,
    `sum(${realized}) FILTER (WHERE ${realized} > 0)`,
    `sum(${realized}) FILTER (WHERE ${realized} < 0)`,
    `sum(${fees}) FILTER (WHERE ${known})`,
    `count(${edge}) FILTER (WHERE ${known})`,
    `sum(${expected}) FILTER (WHERE ${known})`,
    `sum(${realized}) FILTER (WHERE ${edge} IS NOT NULL)`,
    `max(${realized})`,
    `min(${realized})`,
    `max(${closing}) FILTER (WHERE ${known})`
  ].map((sum) => `(${sum})::text`).join(', ')
}

/**
 * Everything: trades by state and names, and by day, and what the latest `keep` trades and those that are open were.
 * @param strict leaves out of the sums, and counts, each trade that is flawed; otherwise whatever is summed up with them tells
 * that there are some. Looking at every value costs half as much again, and hardly any table needs it.
 */
export function selectTallies(query: PilotQuery, options: { readonly strict: boolean; readonly keep: number; readonly mostOpen: number }): string {
  const parts = partsOf(query)
  const sums = sumsOf(parts)
  const flawed = `(count(*) FILTER (WHERE ${parts.flawed(false)}))::text`
  const { from } = parts
  const strategyDays = (condition: string): string =>
    `SELECT 'strategyDays', status::text, strategy::text, NULL, NULL, currency::text, (${parts.day})::text, ${sums}, '0' ${from} WHERE lower(status::text) = 'closed' ${condition} GROUP BY status, strategy, currency, ${parts.day} ORDER BY ${parts.day} DESC LIMIT ${String(MOST_STRATEGY_DAYS + 1)}`
  // Plain columns and no condition: of expressions the planner expects a group per row, and would sort a million of them.
  // Two plain groupings take half the time of one with GROUPING SETS, which no server does in parallel.
  const tallies = options.strict
    ? [
        `SELECT 'names' AS part, status::text, strategy::text, venue::text, symbol::text, currency::text, NULL, ${sums}, '0' ${from} WHERE NOT ${parts.flawed(true)} GROUP BY status, strategy, venue, symbol, currency`,
        `SELECT 'days', status::text, NULL, NULL, NULL, currency::text, (${parts.day})::text, ${sums}, '0' ${from} WHERE NOT ${parts.flawed(true)} GROUP BY status, currency, ${parts.day}`,
        strategyDays(`AND NOT ${parts.flawed(true)}`),
        `SELECT 'flawed', NULL, strategy::text, venue::text, symbol::text, currency::text, NULL, count(*)::text${', NULL'.repeat(VALUES)} ${from} WHERE ${parts.flawed(true)} GROUP BY strategy, venue, symbol, currency`
      ]
    : [
        `SELECT 'names' AS part, status::text, strategy::text, venue::text, symbol::text, currency::text, NULL, ${sums}, ${flawed} ${from} GROUP BY status, strategy, venue, symbol, currency`,
        `SELECT 'days', status::text, NULL, NULL, NULL, currency::text, (${parts.day})::text, ${sums}, '0' ${from} GROUP BY status, currency, ${parts.day}`,
        strategyDays('')
      ]
  const latest = tradesOf(query, `ORDER BY updated_at DESC LIMIT ${String(options.keep + 1)}`, 'latest')
  const open = tradesOf(query, `WHERE lower(status::text) = 'open' LIMIT ${String(options.mostOpen)}`, 'open')
  return [...tallies, latest, open].map((select) => `(${select})`).join(' UNION ALL ')
}

/** Trades that changed since then, the earliest first, and, if asked for, the number of all. */
export function selectChanged(query: PilotQuery, bound: Bound, options: { readonly most: number; readonly total: boolean }): string {
  const changed = tradesOf(query, `WHERE updated_at ${bound.inclusive ? '>=' : '>'} ${momentOf(bound.at)} ORDER BY updated_at LIMIT ${String(options.most + 1)}`, 'latest')
  if (!options.total) return changed
  const total = `SELECT 'total', count(*)::text${', NULL'.repeat(VALUES + 6)} ${partsOf(query).from}`
  return `(${changed}) UNION ALL (${total})`
}

function tradesOf(query: PilotQuery, which: string, part: string): string {
  const { from, kind, day, realized, fees, expected, closing } = partsOf(query)
  const micros = (column: string): string => `CASE WHEN isfinite(${column}) THEN trunc(extract(epoch FROM ${column}) * 1000000)::bigint::text END`
  const values = ['trade_id::text', micros('updated_at'), micros('opened_at'), `(${realized})::text`, `(${fees})::text`, `(${expected})::text`, `(${closing})::text`]
  const padding = ', NULL'.repeat(VALUES + 1 - values.length)
  // The role may be allowed to read only some of the columns.
  const present = query.source.relation.columns.filter(({ name }) => !query.source.absent.has(name)).map(({ name }) => identifier(name)).join(', ')
  return `SELECT '${part}' AS part, ${kind}, strategy::text, venue::text, symbol::text, currency::text, CASE WHEN isfinite(${closing}) THEN (${day})::text END, ${values.join(', ')}${padding} FROM (SELECT ${present} ${from} ${which}) t`
}

function momentOf(at: EpochMicros): string {
  const seconds = Math.floor(at / 1_000_000)
  const micros = String(at - seconds * 1_000_000).padStart(6, '0')
  return `${literal(`${new Date(seconds * 1_000).toISOString().slice(0, 19)}.${micros}Z`)}::timestamptz`
}
