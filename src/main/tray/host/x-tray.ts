/**
 * Whether an older kind of tray is there: on X11 it is whoever owns the selection `_NET_SYSTEM_TRAY_S<screen>` (System Tray
 * Protocol, freedesktop.org). Two questions to the X server, in its own protocol (X Protocol, version 11).
 */
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { xKey, type XKey } from './x-authority.js'

type Environment = Readonly<Record<string, string | undefined>>

const ANSWER_MS = 1_500
const LITTLE = 'l'.charCodeAt(0)
const SUCCESS = 1
const ANSWER_BYTES = 32
const INTERN_ATOM = 16
const GET_SELECTION_OWNER = 23

const padded = (length: number): number => Math.ceil(length / 4) * 4

/** `:1.0` is display 1, screen 0 of this machine; null: of another one, or none. */
function localDisplay(env: Environment): { readonly display: string; readonly screen: string } | null {
  const found = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(env['DISPLAY'] ?? '')
  return found?.[1] === undefined ? null : { display: found[1], screen: found[2] ?? '0' }
}

function greeting(key: XKey | null): Buffer {
  const [name, data] = key === null ? [Buffer.alloc(0), Buffer.alloc(0)] : [Buffer.from(key.name, 'latin1'), key.data]
  const bytes = Buffer.alloc(12 + padded(name.length) + padded(data.length))
  bytes.writeUInt8(LITTLE, 0)
  bytes.writeUInt16LE(11, 2)
  bytes.writeUInt16LE(name.length, 6)
  bytes.writeUInt16LE(data.length, 8)
  name.copy(bytes, 12)
  data.copy(bytes, 12 + padded(name.length))
  return bytes
}

/** The atom of that name, where anybody has ever used it. */
function internAtom(name: string): Buffer {
  const bytes = Buffer.alloc(8 + padded(name.length))
  bytes.writeUInt8(INTERN_ATOM, 0)
  bytes.writeUInt8(1, 1)
  bytes.writeUInt16LE(bytes.length / 4, 2)
  bytes.writeUInt16LE(name.length, 4)
  bytes.write(name, 8, 'latin1')
  return bytes
}

function selectionOwner(atom: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt8(GET_SELECTION_OWNER, 0)
  bytes.writeUInt16LE(2, 2)
  bytes.writeUInt32LE(atom, 4)
  return bytes
}

/** Reads exactly so many bytes. @rejects when the server hangs up or takes too long */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let received: Buffer = Buffer.alloc(0)
  let wake = (): void => undefined
  let fault: Error | null = null
  const end = (reason: Error): void => {
    fault ??= reason
    wake()
  }
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes])
    wake()
  })
  socket.on('error', end)
  socket.on('close', () => { end(new Error('the X server has hung up')) })
  return async (length) => {
    while (received.length < length) {
      if (fault !== null) throw fault
      await new Promise<void>((resolve) => { wake = resolve })
    }
    const bytes = received.subarray(0, length)
    received = received.subarray(length)
    return bytes
  }
}

async function isOwned(socket: Socket, key: XKey | null, selection: string): Promise<boolean> {
  const read = reader(socket)
  socket.write(greeting(key))
  const head = await read(8)
  await read(head.readUInt16LE(6) * 4)
  if (head.readUInt8(0) !== SUCCESS) return false
  socket.write(internAtom(selection))
  const atom = (await read(ANSWER_BYTES)).readUInt32LE(8)
  if (atom === 0) return false
  socket.write(selectionOwner(atom))
  return (await read(ANSWER_BYTES)).readUInt32LE(8) !== 0
}

/** Never rejects: a display that cannot be asked has no tray for us. @param sockets folder of the displays' sockets */
export async function hasXTray(env: Environment, sockets = '/tmp/.X11-unix'): Promise<boolean> {
  const place = localDisplay(env)
  if (place === null) return false
  const file = await readFile(env['XAUTHORITY'] ?? join(homedir(), '.Xauthority')).catch(() => null)
  const socket = connect(join(sockets, `X${place.display}`))
  const deadline = setTimeout(() => { socket.destroy() }, ANSWER_MS)
  try {
    return await isOwned(socket, file === null ? null : xKey(file, place.display), `_NET_SYSTEM_TRAY_S${place.screen}`)
  } catch {
    return false // The reason is of no use to anybody: there is no tray that could be used.
  } finally {
    clearTimeout(deadline)
    socket.destroy()
  }
}
