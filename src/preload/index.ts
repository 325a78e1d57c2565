/** The sandboxed page's only door to the app: named requests and events of the contract, nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import { askEarly } from './early-desk.js'
import type { PitwallBridge } from '../shared/ipc/bridge.js'
import { eventNames, requestNames } from '../shared/ipc/names.js'

const requests: ReadonlySet<string> = new Set(requestNames)
const events: ReadonlySet<string> = new Set(eventNames)

const early = askEarly()

const bridge: PitwallBridge = {
  request: (name, input) => {
    if (!requests.has(name)) return Promise.reject(new Error(`no such request: ${name}`))
    return (name === 'desk:open' ? early.take() : null) ?? (ipcRenderer.invoke(name, input) as Promise<string>)
  },
  on: (name, listener) => {
    if (!events.has(name)) throw new Error(`no such event: ${name}`)
    const relay = (_event: unknown, payload: string): void => {
      listener(payload)
    }
    ipcRenderer.on(name, relay)
    early.passOn(name, listener)
    return () => {
      ipcRenderer.off(name, relay)
    }
  }
}

contextBridge.exposeInMainWorld('pitwall', bridge)
