/** Messages about the session itself and the ends of answers. */
import type { Bulletin } from '../bulletin-board.js'
import { NO_REQUEST, escaped } from '../wire/fields.js'
import type { Message } from '../wire/fields.js'

/** From this version on an error carries the reason of an advanced order reject. */
const ADVANCED_REJECT_VERSION = 166

export const managedAccounts = (accounts: readonly string[]): Message => [15, 1, accounts.join(',')]
export const nextValidId = (id: number): Message => [9, 1, id]
export const currentTime = (epochSeconds: number): Message => [49, 1, epochSeconds]

/** Error, warning or notice; without a request it is about the session. */
export function notice(version: number, code: number, text: string, reqId = NO_REQUEST): Message {
  const error = [4, 2, reqId, code, escaped(text, version)]
  return version >= ADVANCED_REJECT_VERSION ? [...error, ''] : error
}

export const newsBulletin = ({ id, type, text, exchange }: Bulletin, version: number): Message => [14, 1, id, type, escaped(text, version), exchange]
