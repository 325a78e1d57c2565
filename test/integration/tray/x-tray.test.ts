/** The question for an X11 tray, put to a server that speaks as much of X11 as it needs. Real ones: docs/decisions, "Looked at by hand". */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { hasXTray } from '../../../src/main/tray/host/x-tray.js'
import { xKey } from '../../../src/main/tray/host/x-authority.js'

const ends: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Display {
  readonly key: Buffer
  /** Window that owns the selection; 0: none. Null: nobody has ever used its name. */
  readonly owner: number | null
}

const text = (value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value as string)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const authority = (number: string, data: Buffer): Buffer => Buffer.concat([Buffer.from([1, 0]), text('host'), text(number), text('MIT-MAGIC-COOKIE-1'), text(data)])

function serve(socket: Socket, { key, owner }: Display): void {
  let isIn = false
  socket.on('error', () => undefined).on('data', (bytes) => {
    if (!isIn) {
      isIn = bytes.includes(key)
      // The answer's length, in words, and so much of it: what a display is like.
      const head = Buffer.alloc(16)
      head.writeUInt8(isIn ? 1 : 0, 0)
      head.writeUInt16LE(2, 6)
      socket.write(head)
      return
    }
    const reply = Buffer.alloc(32)
    reply.writeUInt8(1, 0)
    if (bytes.readUInt8(0) === 16) reply.writeUInt32LE(owner !== null && bytes.includes('_NET_SYSTEM_TRAY_S0') ? 77 : 0, 8)
    else if (bytes.readUInt32LE(4) === 77) reply.writeUInt32LE(owner ?? 0, 8)
    socket.write(reply)
  })
}

async function display(answer: (socket: Socket) => void): Promise<{ readonly folder: string; readonly env: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-x-'))
  const server = createServer(answer)
  await new Promise<void>((resolve) => { server.listen(join(folder, 'X7'), resolve) })
  ends.push(async () => {
    server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, env: { DISPLAY: ':7.0', XAUTHORITY: join(folder, 'authority') } }
}

const key = Buffer.from('0123456789abcdef', 'latin1')

it.each([
  ['there, where its selection has an owner', { key, owner: 42 }, true],
  ['not there, where it has none', { key, owner: 0 }, false],
  ['not there, where nobody has ever named it', { key, owner: null }, false],
  ['not there, where the display does not let us in', { key: Buffer.from('another key'), owner: 42 }, false]
])('is %s', async (_name, given, expected) => {
  const { folder, env } = await display((socket) => { serve(socket, given) })
  await writeFile(join(folder, 'authority'), Buffer.concat([authority('3', Buffer.from('of another')), authority('7', key)]))
  expect(await hasXTray(env, folder)).toBe(expected)
})

it.each([[{}], [{ DISPLAY: 'elsewhere:0' }], [{ DISPLAY: ':9' }]])('is not there without a display of this machine: %j', async (env) => {
  expect(await hasXTray(env, '/nonexistent')).toBe(false)
})

it('is not there where the display hangs up', async () => {
  const { folder, env } = await display((socket) => { socket.destroy() })
  expect(await hasXTray(env, folder)).toBe(false)
})

it('finds no key in a file that ends too early', () => {
  expect(xKey(authority('7', key).subarray(0, 20), '7')).toBeNull()
  expect(xKey(authority('', key), '7')?.data.equals(key)).toBe(true)
})
