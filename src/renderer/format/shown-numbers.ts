/** How numbers are shown now: in which language, and whether amounts are hidden. Every format asks here, so that none slips by. */
import { useShell } from '../stores/shell-store.js'
import { numberShape, PLAIN_LANGUAGE, type NumberShape } from '../../shared/lib/number-shape.js'

/** Whether money amounts and sizes are hidden. Prices, percentages, ratios and counts never are. */
export function areAmountsHidden(): boolean {
  return useShell.getState().settings?.appearance.hideAmounts ?? false
}

/** BCP 47. */
export function numberLanguage(): string {
  const chosen = useShell.getState().settings?.appearance.numbers
  if (chosen === undefined) return PLAIN_LANGUAGE
  return chosen === 'system' ? navigator.language : chosen
}

export function shownShape(): NumberShape {
  return numberShape(numberLanguage())
}
