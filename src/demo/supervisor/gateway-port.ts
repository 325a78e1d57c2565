import type { BrokerView } from '../world/types.js'

/** What the supervisor needs of the simulated gateway. */
export interface RunningGateway {
  readonly port: number
  /** Its faults by name. */
  readonly stage: {
    readonly stage: (name: string) => void
    readonly clear: (name: string) => void
    readonly active: () => readonly string[]
  }
  close(): Promise<void>
}

export interface GatewayRequest {
  readonly view: BrokerView
  /** 0: a free one. */
  readonly port: number
  readonly maxVersion: number
}

export type GatewayLauncher = (request: GatewayRequest) => Promise<RunningGateway>
