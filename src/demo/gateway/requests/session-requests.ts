/** Time, accounts and ids of the session. */
import type { Client } from '../client.js'
import { currentTime, managedAccounts, nextValidId } from '../messages/session-messages.js'

export function answerTime({ outbox, floor }: Client): void {
  outbox.say(currentTime(Math.floor(floor.clock.now() / 1_000)))
}

export function answerManagedAccounts({ outbox, floor }: Client): void {
  outbox.say(managedAccounts(floor.view.accounts().map(({ account }) => account)))
}

/** First order id that this client has not used, by the story's orders. */
export function answerNextId({ outbox, floor, clientId }: Client): void {
  const own = [...floor.view.openOrders(), ...floor.view.completedOrders()].filter((order) => order.clientId === clientId)
  outbox.say(nextValidId(1 + own.reduce((highest, { orderId }) => Math.max(highest, orderId), 0)))
}
