/** A share that is in percent already, for axes and tips: −4.1 %. Never for a figure. */
export function axisPercent(percent: number, digits: number): string {
  return `${percent.toFixed(digits).replace('-', '\u2212')}\u2009%`
}
