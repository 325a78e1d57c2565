/** What the panels of the paper pilot share. */
import type { PaperPilot } from '../../../shared/domain/paper-pilot.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { pilotText } from '../../text/pilot.js'
import type { Emptiness } from './pilot-words.js'

export const PILOT_SLICES: readonly SliceKey[] = ['pilotTallies', 'pilotReview']

export interface PilotPanelProps {
  readonly pilot: PaperPilot
  /** Said where there is no trade at all. */
  readonly emptiness: Emptiness
  /** Zone of the days, as the time-zone database names it. */
  readonly dayZone: string
}

/** Said where there are trades, but none has closed. */
export const NONE_CLOSED: Emptiness = pilotText.none.closed
