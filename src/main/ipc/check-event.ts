/** Every event against its schema, where the app is tested. Loaded only there. */
import { events } from '../../shared/ipc/contract.js'
import type { EventCheck } from './server.js'

/** @throws zod's error, which names the field */
export const checkEvent: EventCheck = (name, payload) => {
  events[name].parse(payload)
}
