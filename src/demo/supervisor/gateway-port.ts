import type { BrokerView } from '../world/types.js'

/** What the supervisor needs of the simulated gateway. */
export interface RunningGateway {
  readonly port: number
  close(): Promise<void>
}

export interface GatewayRequest {
  readonly view: BrokerView
  /** 0: a free one. */
  readonly port: number
  readonly maxVersion: number
}

export type GatewayLauncher = (request: GatewayRequest) => Promise<RunningGateway>
