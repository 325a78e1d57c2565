/** The only file that touches `window.pitwall`. */
import type { PitwallBridge } from '../../shared/ipc/bridge.js'

declare global {
  interface Window {
    readonly pitwall: PitwallBridge
  }
}

export const bridge: PitwallBridge = window.pitwall
