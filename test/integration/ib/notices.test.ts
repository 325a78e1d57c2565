/** What a gateway complains about reaches the notices and the log with its code, its words and the request that it is about. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { stockPosition } from './broker-messages.js'
import { answerEmpty, startRawGateway, type Fields, type RawClient, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  await gateway.close()
})

/** A gateway that holds one position, and has something to say to one kind of request. */
async function open(id: string, complain: (message: readonly string[]) => Fields): Promise<void> {
  gateway = await startRawGateway({
    answer: (message, client: RawClient) => {
      if (message[0] === id) client.say(complain(message))
      else if (message[0] === '61') client.say(stockPosition, [62, 1])
      else answerEmpty(message, client)
    }
  })
  session = startSession(gateway.port, hosts.launch)
}

const notice = (code: number): unknown => session.source.status().notices.find((one) => one.code === code)

it('a line that is refused names its instrument', async () => {
  await open('1', (message) => [4, 2, message[2] ?? '', 200, 'No security definition has been found for the request', ''])
  await expect.poll(() => notice(200), { timeout: 20_000 }).toMatchObject({
    message: 'No security definition has been found for the request', request: 'market data for AAPL', times: 1
  })
  expect(session.log.join('\n')).toMatch(/No security definition.*"code":200.*"request":"market data for AAPL"/)
})

it('a request without an id is named by what was asked last', async () => {
  await open('16', () => [4, 2, 2_147_483_647, 321, "Error validating request.-'bY' : cause - The API interface is currently in Read-Only mode.", ''])
  await expect.poll(() => notice(321), { timeout: 20_000 }).toMatchObject({ request: 'open orders of all clients' })
})

it('a notice about no request has none, and one that repeats is one', async () => {
  await open('none', () => [])
  await session.until('live')
  gateway.clients[0]?.say([4, 2, -1, 2100, 'Taken over', ''], [4, 2, -1, 2100, 'Taken over', ''])
  await expect.poll(() => notice(2100), { timeout: 20_000 }).toMatchObject({ request: null, reqId: -1, times: 2 })
})
