/** How many of something there are: `12,345`. A count of rows is never hidden. */
import { groupDigits } from '../../shared/lib/number-shape.js'
import { shownShape } from './shown-numbers.js'

/** @param count a whole number, not negative */
export function formatCount(count: number): string {
  return groupDigits(String(count), shownShape())
}
