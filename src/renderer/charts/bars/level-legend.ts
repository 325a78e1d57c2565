/** The marked prices as a legend for a picture, on which their labels are not drawn. */
import { chartsText } from '../../text/charts.js'
import type { LevelKind, LevelLine } from './level-line.js'
import { formatBarPrice } from './price-format.js'

const looks: Readonly<Record<Exclude<LevelKind, 'last' | 'last-old'>, string>> = { entry: '--accent', stop: '--loss', target: '--gain', order: '--idle' }

/** The dearest first; the market's own price speaks for itself. */
export function levelLegend(levels: readonly LevelLine[], digits: number): readonly { readonly name: string; readonly color: string }[] {
  return [...levels].sort((a, b) => b.price - a.price).flatMap(({ kind, price, label }) => (kind === 'last' || kind === 'last-old' ? [] : [{ name: `${chartsText.levelKinds[kind]} ${formatBarPrice(price, digits)} ${label}`, color: looks[kind] }]))
}
