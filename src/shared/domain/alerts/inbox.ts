/** What a person does with alerts: reads them, answers them, has some kept quiet. No schema library: the page may import this. */
import type { EpochMs } from '../../lib/clock.js'

export const muteWhats = ['instrument', 'strategy', 'rule'] as const
export type MuteWhat = (typeof muteWhats)[number]

/** Alerts of one instrument, strategy or rule are recorded, and nobody is disturbed. */
export interface Mute {
  readonly what: MuteWhat
  /** As the alert names it; of a rule its id. */
  readonly name: string
  readonly since: EpochMs
  /** Null: until it is ended. */
  readonly until: EpochMs | null
}
