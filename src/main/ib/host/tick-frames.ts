/**
 * Reads the two messages that make up nearly all traffic straight from their bytes: tickPrice and tickSize (IB.md 2.3).
 * The library would copy each four times and lose the size beside a bid (IB.md 1.6).
 */
import type { QuoteBoard } from './quote-board.js'

const NUL = 0
const TICK_PRICE = 0x31
const TICK_SIZE = 0x32
/** `1, version, reqId, type, price, size, mask` */
const PRICE_FIELDS = 7
/** `2, version, reqId, type, size` */
const SIZE_FIELDS = 5

/** taken: it is on the board, or of a line that is closed. unreadable: it is a tick, and its fields are none. other: no tick. */
export type TickOutcome = 'taken' | 'unreadable' | 'other'

const isWhole = (text: string | undefined): text is string => text !== undefined && text !== '' && Number.isSafeInteger(Number(text))
/** Also nothing, and the word for nothing. */
const isNumber = (text: string | undefined): text is string => text !== undefined && (!Number.isNaN(Number(text)) || text === 'NaN')

/** @param body of a frame that ends with NUL */
export function takeTick(body: Buffer, board: QuoteBoard): TickOutcome {
  const id = body[0]
  if (body[1] !== NUL || (id !== TICK_PRICE && id !== TICK_SIZE)) return 'other'
  const fields = body.toString('latin1', 0, body.length - 1).split('\0')
  if (fields.length !== (id === TICK_PRICE ? PRICE_FIELDS : SIZE_FIELDS)) return 'unreadable'
  const [, , reqId, type, value, beside] = fields
  if (!isWhole(reqId) || !isWhole(type) || !isNumber(value)) return 'unreadable'
  if (id === TICK_SIZE) board.size(Number(reqId), Number(type), value)
  else if (isNumber(beside)) board.price(Number(reqId), Number(type), value, beside)
  else return 'unreadable'
  return 'taken'
}
