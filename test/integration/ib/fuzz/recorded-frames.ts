/** The messages of a whole session with the simulated gateway, as bytes: one of each, always the same. */
import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, vi } from 'vitest'
import { startGateway } from '../../../../src/demo/gateway/index.js'
import { FrameReader } from '../../../../src/main/ib/host/frame-reader.js'
import { apple, mini, scriptedBrokerView } from '../../../fixtures/scripted-broker-view.js'
import { framed } from './mutations.js'

/** Request ids of the recording, by the message id of their request: whoever plays them puts in the ids of now. */
export const recordedIds: ReadonlyMap<string, string> = new Map([['62', '990062'], ['7', '990007'], ['92', '990092'], ['94', '990094'], ['9', '990009'], ['1', '990001'], ['20', '990020'], ['81', '990081']])

const AT = Date.UTC(2026, 10, 20, 15, 30)
/** Messages with which all has been said: ends, and what comes after them. */
const LAST = ['17', '49', '52', '53', '55', '59', '62', '64', '79', '94', '95', '102', '1', '2']

function requests(): readonly (readonly (string | number)[])[] {
  const id = (request: string): string => recordedIds.get(request) ?? ''
  const contract = (conId: number, exchange: string): (string | number)[] => [conId, '', '', '', 0, '', '', exchange, '', '', '', '']
  return [
    [49, 1], [17, 1], [61, 1], [16, 1], [62, 1, id('62'), 'All', 'NetLiquidation,Cushion'], [7, 3, id('7'), 0, '', '', '', '', '', ''],
    [92, id('92'), 'DU1', ''], [94, id('94'), 'DU1', '', apple.conId], [9, 8, id('9'), ...contract(mini.conId, ''), 0, '', '', ''],
    [1, 11, id('1'), ...contract(apple.conId, 'SMART'), 0, '', 0, 0, ''],
    [20, id('20'), ...contract(apple.conId, 'SMART'), 0, '', '5 mins', '3600 S', 1, 'TRADES', 2, 0, ''], [81, id('81'), 'A'], [99, 1], [12, 1, 1]
  ]
}

/** @returns bodies of frames, each once, in an order that does not depend on time */
export async function recordFrames(): Promise<readonly Buffer[]> {
  const gateway = await startGateway({ view: scriptedBrokerView(), clock: { now: () => AT }, pulseMs: 50, messagesPerSecond: 1_000, maxVersion: 178 })
  const bodies = new Map<string, Buffer>()
  const socket = connect({ port: gateway.port, host: '127.0.0.1' })
  try {
    const reader = new FrameReader()
    const ready = new Promise<void>((resolve) => {
      socket.on('data', (data) => {
        reader.take(data, (body) => {
          if (body.subarray(0, 2).toString() === '9\0') resolve()
          const key = body.toString('hex')
          // The greeting is no message.
          if (reader.frames > 1) bodies.set(key, Buffer.from(body))
          return true
        })
      })
    })
    await once(socket, 'connect')
    socket.write(Buffer.concat([Buffer.from('API\0'), framed(Buffer.from('v100..178'))]))
    const say = (fields: readonly (string | number)[]): void => { socket.write(framed(Buffer.from(fields.map((field) => `${String(field)}\0`).join('')))) }
    say([71, 2, 5, ''])
    await ready
    for (const request of requests()) say(request)
    await vi.waitFor(() => { expect([...bodies.values()].map((body) => body.toString('latin1').split('\0')[0])).toEqual(expect.arrayContaining(LAST)) }, { timeout: 20_000 })
    return [...bodies].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, body]) => body)
  } finally {
    socket.destroy()
    await gateway.close()
  }
}
