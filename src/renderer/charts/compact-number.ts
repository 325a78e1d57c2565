/** Numbers of an axis: 1.2M, 350k, 12. For geometry, never for a figure. */
const format = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 })

export function compactNumber(value: number): string {
  return format.format(value).replace('-', '\u2212')
}
