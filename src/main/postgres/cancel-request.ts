/** Asks a server to cancel what one of our sessions is doing, by a connection of its own, as the protocol has it. */
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { isIP } from 'node:net'
import type { Opening, SessionKey } from './session-client.js'

/** From the protocol's chapter on message formats: CancelRequest and SSLRequest. */
const CANCEL_CODE = 80_877_102
const TLS_CODE = 80_877_103

function message(...words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 4)
  bytes.writeInt32BE(bytes.length, 0)
  for (const [index, word] of words.entries()) bytes.writeInt32BE(word | 0, 4 + index * 4)
  return bytes
}

function open({ host, port }: Opening): Socket {
  return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${String(port)}`) : connect({ host, port })
}

/**
 * Settles when the server has taken note, or cannot, or the time is over: whether anything was cancelled nobody says.
 * No session is opened by it: the server reads sixteen bytes and hangs up.
 */
export function cancelOnServer(opening: Opening, { processId, secret }: SessionKey, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = open(opening)
    const over = (): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve()
    }
    const timer = setTimeout(over, patienceMs)
    socket.once('error', over)
    socket.once('close', over)
    const request = message(CANCEL_CODE, processId, secret)
    socket.once('connect', () => {
      socket.write(opening.ssl === false ? request : message(TLS_CODE))
    })
    // The server's only words are its answer to whether it will encrypt.
    socket.once('data', (answer) => {
      if (opening.ssl === false || answer.toString('latin1') !== 'S') {
        over()
        return
      }
      const name = isIP(opening.host) === 0 ? { servername: opening.host } : {}
      const secure = connectTls({ socket, host: opening.host, ...name, ...opening.ssl }, () => {
        secure.write(request)
      })
      secure.once('error', over)
    })
  })
}
