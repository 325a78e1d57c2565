/**
 * The desk, asked for before the page's script is there: main reads its file while Chromium still fetches and compiles that.
 * The page does not know; its first question finds the answer under way, and its first listeners what came after it.
 */
import { ipcRenderer } from 'electron'
import type { EventName, RequestName } from '../shared/ipc/names.js'

const OPEN: RequestName = 'desk:open'
const FOLLOWING: readonly EventName[] = ['desk:patch', 'desk:status']

export interface EarlyDesk {
  /** The answer under way, as JSON text, once; null after that. */
  readonly take: () => Promise<string> | null
  /** Hands over what came of an event before anybody listened to it. */
  readonly passOn: (name: EventName, listener: (payload: string) => void) => void
}

export function askEarly(): EarlyDesk {
  let answer: Promise<string> | null = ipcRenderer.invoke(OPEN) as Promise<string>
  // Whoever takes it hears of a failure; one that nobody takes concerns nobody.
  answer.catch(() => undefined)
  const held = new Map(FOLLOWING.map((name) => [name, hold(name)]))
  return {
    take: () => {
      const taken = answer
      answer = null
      return taken
    },
    passOn: (name, listener) => {
      held.get(name)?.().forEach((payload) => {
        listener(payload)
      })
      held.delete(name)
    }
  }
}

/** Gathers an event's payloads until they are asked for. */
function hold(name: EventName): () => readonly string[] {
  const payloads: string[] = []
  const gather = (_event: unknown, payload: string): void => {
    payloads.push(payload)
  }
  ipcRenderer.on(name, gather)
  return () => {
    ipcRenderer.off(name, gather)
    return payloads
  }
}
