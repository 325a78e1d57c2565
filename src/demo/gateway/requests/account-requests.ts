/** Account summary, positions and profit: an answer, then what changes. */
import type { WorldAccount, WorldPosition } from '../../world/types.js'
import type { Client } from '../client.js'
import * as messages from '../messages/account-messages.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'

/** At most two may be open (IB.md 3.5). */
const MAX_SUMMARIES = 2
/** Beats between two looks at the accounts' values. */
export const VALUES_EVERY_BEATS = 3

const summaryKey = (reqId: number): string => `summary:${String(reqId)}`
const positionsKey = (reqId: number): string => `positions-multi:${String(reqId)}`
const profitKey = (reqId: number): string => `profit:${String(reqId)}`

/** Fields of a summary that were asked for and are not as they were told. */
function summaryNews(client: Client, reqId: number, tags: readonly string[], told: Map<string, string>): Message[] {
  const news: Message[] = []
  for (const { account, summary } of client.floor.view.accounts()) {
    for (const tag of tags) {
      const row = summary.get(tag)
      if (!row || told.get(`${account} ${tag}`) === row.value) continue
      told.set(`${account} ${tag}`, row.value)
      news.push(messages.accountSummary(reqId, account, tag, row.value, row.currency))
    }
  }
  return news
}

export function answerSummary(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const key = summaryKey(reqId)
  if (!client.streams.has(key) && client.streams.keys('summary:').length >= MAX_SUMMARIES) {
    client.warn(322, 'Error processing request.-\'bS\' : cause - Maximum number of account summary requests exceeded', reqId)
    return
  }
  const tags = request.text(4).split(',').map((tag) => tag.trim())
  const told = new Map<string, string>()
  client.outbox.say(...summaryNews(client, reqId, tags, told), messages.accountSummaryEnd(reqId))
  const stop = client.floor.pulse.add((beat) => {
    if (beat % VALUES_EVERY_BEATS === 0) client.outbox.sayLatest(key, () => summaryNews(client, reqId, tags, told))
  })
  client.streams.open(key, () => {
    stop()
    client.outbox.forget(key)
  })
}

export function cancelSummary(client: Client, request: Request): void {
  client.streams.close(summaryKey(request.integer(2)))
}

export function answerPositions(client: Client): void {
  const { view, catalogue } = client.floor
  const held = view.positions().filter(({ quantity }) => quantity !== 0)
  client.outbox.say(...held.map((position) => messages.position(position, catalogue.get(position.conId))), messages.positionEnd)
  const stop = view.onPosition((position) => {
    const key = `position:${position.account}:${String(position.conId)}`
    client.outbox.sayLatest(key, () => [messages.position(position, catalogue.get(position.conId))])
  })
  client.streams.open('positions', stop)
}

export function cancelPositions(client: Client): void {
  client.streams.close('positions')
}

/** Positions of one account or all; a model is named back, no position is in one. */
export function answerPositionsMulti(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const [name, model] = [request.text(3), request.text(4)]
  const { view, catalogue } = client.floor
  const isMeant = (held: WorldPosition): boolean => name === '' || name === 'All' || held.account === name
  const held = view.positions().filter((position) => position.quantity !== 0 && isMeant(position))
  const tell = (position: WorldPosition): Message => messages.positionMulti(reqId, position, catalogue.get(position.conId), model)
  client.outbox.say(...held.map(tell), messages.positionMultiEnd(reqId))
  client.streams.open(positionsKey(reqId), view.onPosition((position) => {
    if (isMeant(position)) client.outbox.sayLatest(`${positionsKey(reqId)}:${position.account}:${String(position.conId)}`, () => [tell(position)])
  }))
}

export function cancelPositionsMulti(client: Client, request: Request): void {
  client.streams.close(positionsKey(request.integer(2)))
}

/** Opens a stream that tells the same message about once a second. */
function tellProfit(client: Client, reqId: number, make: () => readonly Message[]): void {
  const key = profitKey(reqId)
  const tell = (): void => {
    client.outbox.sayLatest(key, make)
  }
  const stop = client.floor.pulse.add(tell)
  client.streams.open(key, () => {
    stop()
    client.outbox.forget(key)
  })
  tell()
}

function accountNamed(client: Client, name: string): WorldAccount | undefined {
  return client.floor.view.accounts().find(({ account }) => account === name)
}

function refuseAccount(client: Client, reqId: number, name: string): void {
  client.warn(321, `Error validating request.-'bT' : cause - The account code '${name}' is not valid`, reqId)
}

export function answerAccountProfit(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const name = request.text(2)
  if (!accountNamed(client, name)) {
    refuseAccount(client, reqId, name)
    return
  }
  tellProfit(client, reqId, () => {
    const account = accountNamed(client, name)
    return account ? [messages.profit(reqId, account, !client.floor.faults.is('no-values'))] : []
  })
}

export function answerPositionProfit(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const name = request.text(2)
  const conId = request.integer(4)
  if (!accountNamed(client, name)) {
    refuseAccount(client, reqId, name)
    return
  }
  tellProfit(client, reqId, () => {
    const held = client.floor.view.positions().find((position) => position.account === name && position.conId === conId)
    return held ? [messages.positionProfit(reqId, held, !client.floor.faults.is('no-values'))] : []
  })
}

export function cancelProfit(client: Client, request: Request): void {
  client.streams.close(profitKey(request.integer(1)))
}
