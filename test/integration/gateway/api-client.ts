/** The real @stoqey/ib on a gateway: what it emits, in order, and every decoding error. */
import { EventName, IBApi } from '@stoqey/ib'
import { expect, vi } from 'vitest'

export interface ApiClient {
  readonly api: IBApi
  /** Arguments of every event of this name so far. */
  of(event: EventName): readonly (readonly unknown[])[]
  /** Waits for the first event of this name. */
  first(event: EventName): Promise<readonly unknown[]>
  /** The library's own findings: 505 and the like, with the request id -1. */
  decodeErrors(): readonly unknown[]
  close(): Promise<void>
}

const LIBRARY_CODES: ReadonlySet<unknown> = new Set([503, 504, 505, 506])

/** Connects; `ready` waits for the first order id. */
export async function connectApi(port: number, { clientId = 5, ready = true } = {}): Promise<ApiClient> {
  const api = new IBApi({ host: '127.0.0.1', port, clientId, maxReqPerSec: 40 })
  const events = new Map<string, (readonly unknown[])[]>()
  const record = (event: string, values: readonly unknown[]): void => {
    const list = events.get(event)
    if (list) list.push(values)
    else events.set(event, [values])
  }
  api.on(EventName.all, (event, values) => { record(event, values) })
  const of = (event: EventName): readonly (readonly unknown[])[] => events.get(event) ?? []
  const client: ApiClient = {
    api,
    of,
    first: async (event) => vi.waitFor(() => {
      const [first] = of(event)
      if (!first) throw new Error(`no ${event} yet`)
      return first
    }, { timeout: 10_000 }),
    decodeErrors: () => of(EventName.error).filter(([, code]) => LIBRARY_CODES.has(code)).map(([error]) => error),
    close: async () => {
      if (of(EventName.disconnected).length > 0) return
      api.disconnect()
      await vi.waitFor(() => { expect(of(EventName.disconnected)).not.toEqual([]) })
    }
  }
  api.connect()
  if (ready) await client.first(EventName.nextValidId)
  return client
}
