/** The crash page's own way to main: it shares no code with the page that has died, which may be what kills it. */
import type { PitwallBridge } from '../../shared/ipc/bridge.js'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.js'
import type { IpcReply } from '../../shared/ipc/envelope.js'

type Asked = 'app:crash' | 'app:diagnostics'

/** Undefined: the preload failed, and the page is shown because of that. */
const door = (): PitwallBridge | undefined => Reflect.get<Window, string>(window, 'pitwall') as PitwallBridge | undefined

/** Lets go of what main sends of the desk: nobody looks at it here, and it would be held for whoever listens first. */
export function letDeskGo(): void {
  for (const name of ['desk:patch', 'desk:status'] as const) door()?.on(name, () => undefined)
}

/** @throws what main says when it does not answer */
export async function ask<N extends Asked>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const main = door()
  if (main === undefined) throw new Error('there is no way to main')
  const reply = JSON.parse(await main.request(name, input)) as IpcReply<RequestOutput<N>>
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`)
  return reply.value
}
