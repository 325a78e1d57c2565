/** The broker, as the rest of main knows it. */
export { testIb } from './connection-test.js'
export { createIbSource } from './ib-source.js'
export type { HostProcess } from './protocol.js'
