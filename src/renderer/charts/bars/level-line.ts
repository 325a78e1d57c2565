/** A price that matters to the person who looks at the chart: an entry, a stop, a target, the market. */

export type LevelKind = 'entry' | 'stop' | 'target' | 'order' | 'last' | 'last-old'

export interface LevelLine {
  /** Stable for as long as it means the same. */
  readonly id: string
  readonly kind: LevelKind
  readonly price: number
  /** Beside the line: "SELL 300 STP". */
  readonly label: string
  /** It does not act yet: held for its parent, or not acknowledged. */
  readonly isHeld: boolean
}

/** A fill, at the bar in which it happened. */
export interface FillMark {
  readonly id: string
  /** Start of the bar. */
  readonly at: number
  readonly side: 'buy' | 'sell'
  /** "+100 @ 242.19" */
  readonly label: string
}
