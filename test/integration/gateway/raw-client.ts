/** A bare TCP client: what is on the wire, byte by byte. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { expect, vi } from 'vitest'

export interface RawClient {
  readonly socket: Socket
  /** Frames so far, each as its fields; a header with an impossible length ends the list. */
  frames(): string[][]
  /** Bytes so far. */
  bytes(): Buffer
  /** How the socket ended: null while it is open. */
  ended(): 'fin' | 'reset' | null
  send(...fields: readonly (string | number)[]): void
  until(check: (frames: string[][]) => boolean): Promise<string[][]>
  close(): void
}

export function framed(body: string): Buffer {
  const header = Buffer.alloc(4)
  header.writeInt32BE(Buffer.byteLength(body))
  return Buffer.concat([header, Buffer.from(body)])
}

export const hello = (range: string): Buffer => Buffer.concat([Buffer.from('API\0', 'latin1'), framed(range)])

function split(bytes: Buffer): string[][] {
  const frames: string[][] = []
  let at = 0
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readInt32BE(at)
    if (end < at + 4 || end > bytes.length) break
    frames.push(bytes.subarray(at + 4, end).toString('utf8').split('\0').slice(0, -1))
    at = end
  }
  return frames
}

export async function connectRaw(port: number): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1' })
  const chunks: Buffer[] = []
  let ended: 'fin' | 'reset' | null = null
  socket.on('data', (data) => { chunks.push(data) })
  socket.on('error', () => { ended = 'reset' })
  socket.on('end', () => { ended ??= 'fin' })
  await new Promise<void>((open, failed) => {
    socket.once('connect', open)
    socket.once('error', failed)
  })
  const bytes = (): Buffer => Buffer.concat(chunks)
  const frames = (): string[][] => split(bytes())
  return {
    socket,
    frames,
    bytes,
    ended: () => ended,
    send: (...fields) => { socket.write(framed(fields.map((field) => `${String(field)}\0`).join(''))) },
    until: (check) => vi.waitFor(() => {
      const all = frames()
      expect(check(all), JSON.stringify(all)).toBe(true)
      return all
    }, { timeout: 10_000, interval: 10 }),
    close: () => { socket.destroy() }
  }
}

/** A session that is ready, by hand. */
export async function openRaw(port: number, range = 'v100..193', clientId = 5): Promise<RawClient> {
  const client = await connectRaw(port)
  client.socket.write(hello(range))
  await client.until((frames) => frames.length === 1)
  client.send(71, 2, clientId, '')
  await client.until((frames) => frames.some(([id]) => id === '9'))
  return client
}
