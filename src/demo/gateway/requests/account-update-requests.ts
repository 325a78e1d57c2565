/** The two older ways to ask for an account: one account with its portfolio, or values of one or all. */
import type { WorldAccount } from '../../world/types.js'
import type { Client } from '../client.js'
import * as messages from '../messages/account-messages.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'
import { minuteStamp } from '../wire/stamps.js'
import { VALUES_EVERY_BEATS } from './account-requests.js'

const PORTFOLIO = 'portfolio'
const ACCOUNT_ZONE = 'US/Eastern'
const multiKey = (reqId: number): string => `multi:${String(reqId)}`

/** Values that are not as they were told. */
function news(account: WorldAccount, told: Map<string, string>, write: (key: string, value: string, currency: string) => Message): Message[] {
  const changed: Message[] = []
  for (const [key, { value, currency }] of account.summary) {
    const name = `${account.account} ${key}`
    if (told.get(name) === value) continue
    told.set(name, value)
    changed.push(write(key, value, currency))
  }
  return changed
}

/** Keeps telling what `make` gives until the stream is closed. */
function refresh(client: Client, key: string, make: () => readonly Message[]): void {
  const stop = client.floor.pulse.add((beat) => {
    if (beat % VALUES_EVERY_BEATS === 0) client.outbox.sayLatest(key, make)
  })
  client.streams.open(key, () => {
    stop()
    client.outbox.forget(key)
  })
}

/** Without a name the first account is meant. One account at a time: the last one asked for. */
export function answerAccountUpdates(client: Client, request: Request): void {
  if (!request.flag(2)) {
    client.streams.close(PORTFOLIO)
    return
  }
  const { view, catalogue, clock } = client.floor
  const name = request.text(3) || view.accounts()[0]?.account
  const told = new Map<string, string>()
  const tell = (): Message[] => {
    const account = view.accounts().find((each) => each.account === name)
    if (!account) return []
    const held = view.positions().filter((position) => position.account === name)
    return [
      ...news(account, told, (key, value, currency) => messages.accountValue(account.account, key, value, currency)),
      ...held.map((position) => messages.portfolioValue(position, catalogue.get(position.conId))),
      messages.accountTime(minuteStamp(clock.now(), ACCOUNT_ZONE))
    ]
  }
  const first = tell()
  if (name === undefined || first.length === 0) {
    client.warn(321, `Error validating request.-'bT' : cause - The account code '${name ?? ''}' is not valid`)
    return
  }
  client.outbox.say(...first, messages.accountDownloadEnd(name))
  refresh(client, PORTFOLIO, tell)
}

export function answerAccountUpdatesMulti(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const [name, model] = [request.text(3), request.text(4)]
  const told = new Map<string, string>()
  const tell = (): Message[] => client.floor.view.accounts()
    .filter(({ account }) => name === '' || name === 'All' || account === name)
    .flatMap((account) => news(account, told, (key, value, currency) => messages.accountUpdateMulti(reqId, account.account, model, key, value, currency)))
  client.outbox.say(...tell(), messages.accountUpdateMultiEnd(reqId))
  refresh(client, multiKey(reqId), tell)
}

export function cancelAccountUpdatesMulti(client: Client, request: Request): void {
  client.streams.close(multiKey(request.integer(2)))
}
