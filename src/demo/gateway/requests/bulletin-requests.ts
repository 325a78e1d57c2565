/** News bulletins: those that are posted from now on, or all of the day as well. */
import type { Bulletin } from '../bulletin-board.js'
import type { Client } from '../client.js'
import { newsBulletin } from '../messages/session-messages.js'
import type { Request } from '../wire/request.js'

const BULLETINS = 'bulletins'

export function answerBulletins(client: Client, request: Request): void {
  const { bulletins } = client.floor
  const tell = (bulletin: Bulletin): void => {
    client.outbox.say(newsBulletin(bulletin, client.version))
  }
  if (request.flag(2)) bulletins.all.forEach(tell)
  client.streams.open(BULLETINS, bulletins.posted.add(tell))
}

export function cancelBulletins(client: Client): void {
  client.streams.close(BULLETINS)
}
