/** One vocabulary for order types, from IB's words (`STP LMT`, `TRAIL`) and the database's (`stop_limit`, `trailing_stop`). */
import type { TriggerOrder } from './database-rows.js'

export const orderKinds = [
  'market', 'limit', 'stop', 'stop-limit', 'trailing-stop', 'trailing-stop-limit', 'market-if-touched', 'limit-if-touched', 'conditional', 'other'
] as const
export type OrderKind = (typeof orderKinds)[number]

const words: ReadonlyMap<string, OrderKind> = new Map([
  ['mkt', 'market'],
  ['market', 'market'],
  ['lmt', 'limit'],
  ['limit', 'limit'],
  ['stp', 'stop'],
  ['stop', 'stop'],
  ['stopmarket', 'stop'],
  ['stpprt', 'stop'],
  ['stplmt', 'stop-limit'],
  ['stoplimit', 'stop-limit'],
  ['trail', 'trailing-stop'],
  ['trailing', 'trailing-stop'],
  ['trailingstop', 'trailing-stop'],
  ['trailingstopmarket', 'trailing-stop'],
  ['traillimit', 'trailing-stop-limit'],
  ['traillmt', 'trailing-stop-limit'],
  ['trailingstoplimit', 'trailing-stop-limit'],
  ['mit', 'market-if-touched'],
  ['marketiftouched', 'market-if-touched'],
  ['lit', 'limit-if-touched'],
  ['limitiftouched', 'limit-if-touched'],
  ['conditional', 'conditional']
])

/** Reads a word of IB or of the database, in any case, with or without spaces, dashes and underscores; `other` when nobody here knows it. */
export function orderKind(word: string): OrderKind {
  return words.get(word.toLowerCase().replace(/[^a-z]/g, '')) ?? 'other'
}

/** What a trigger order becomes: a stop or a touched order, with a limit or at the market. */
export function triggerKind(order: Pick<TriggerOrder, 'triggerType' | 'limitPrice'>): OrderKind {
  const isLimited = order.limitPrice !== null
  switch (order.triggerType.toLowerCase()) {
    case 'take_profit':
      return isLimited ? 'limit-if-touched' : 'market-if-touched'
    case 'stop_loss':
      return isLimited ? 'stop-limit' : 'stop'
    case 'trailing_stop':
      return isLimited ? 'trailing-stop-limit' : 'trailing-stop'
    default:
      return 'conditional'
  }
}

const stops: ReadonlySet<OrderKind> = new Set(['stop', 'stop-limit', 'trailing-stop', 'trailing-stop-limit'])
const touched: ReadonlySet<OrderKind> = new Set(['market-if-touched', 'limit-if-touched'])

/** Protects a position on the opposite side. */
export function isStopKind(kind: OrderKind): boolean {
  return stops.has(kind)
}

export function isTrailingKind(kind: OrderKind): boolean {
  return kind === 'trailing-stop' || kind === 'trailing-stop-limit'
}

/** Takes a profit on the opposite side. */
export function isTargetKind(kind: OrderKind): boolean {
  return kind === 'limit' || touched.has(kind)
}

/** Held until its trigger condition is met. */
export function isTriggerKind(kind: OrderKind): boolean {
  return stops.has(kind) || touched.has(kind) || kind === 'conditional'
}
