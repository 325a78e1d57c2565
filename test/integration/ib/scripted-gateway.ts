/** A gateway that answers by message id, and with nothing in it where the script is silent. */
import { answerEmpty, frame, startRawGateway, type RawClient, type RawGateway } from './raw-gateway.js'

export type Script = Readonly<Record<string, (message: readonly string[], client: RawClient) => void>>

export function startScriptedGateway(script: Script, version = '178'): Promise<RawGateway> {
  return startRawGateway({
    greeting: frame([version, '20261121 02:00:00 GMT']),
    answer: (message, client) => {
      const answer = script[message[0] ?? '']
      if (answer === undefined) answerEmpty(message, client)
      else answer(message, client)
    }
  })
}

/** Messages with this id that the first client has sent. */
export function sentTo(gateway: RawGateway, id: string): string[][] {
  return gateway.clients[0]?.messages.filter((message) => message[0] === id) ?? []
}
