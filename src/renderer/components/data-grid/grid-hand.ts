/** Where the hand is in a grid: at a cell of a row, with which it goes when rows change places. */
import { HEADER_ROW, type GridPlace } from './grid-keys.js'

export interface GridHand extends GridPlace {
  /** Key of the line that it is at; null: of whichever stands there, as long as nobody has moved it. */
  readonly line: string | null
}

export const FIRST_HAND: GridHand = { row: 0, column: 0, line: null }

/**
 * The hand where its line is now; where that is gone, at the one that stands in its place.
 * @param keyAt key of a line, a row or a group
 * @returns the same hand where nothing has moved it
 */
export function followed(hand: GridHand, count: number, keyAt: (index: number) => string | null): GridHand {
  const { row, line } = hand
  if (row === HEADER_ROW || line === null || keyAt(row) === line) return hand
  for (let index = 0; index < count; index += 1) {
    if (keyAt(index) === line) return { ...hand, row: index }
  }
  const stays = Math.max(0, Math.min(row, count - 1))
  return { ...hand, row: stays, line: keyAt(stays) }
}
