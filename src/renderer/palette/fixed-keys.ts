/** Keys that belong to what has the focus and stay as they are. */
import { paletteText } from '../text/palette.js'

const { inTable: table, inChart: chart } = paletteText.keys

export interface FixedKeys {
  readonly title: string
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
}

export const fixedKeys: readonly FixedKeys[] = [
  {
    title: table.title,
    keys: [
      [['↑', '↓', '←', '→'], table.move],
      [['PgUp', 'PgDn'], table.page],
      [['Home', 'End'], table.ends],
      [['Enter'], table.sort],
      [['Enter'], table.details],
      [['Shift', '↑'], table.select],
      [['Ctrl', 'G'], table.group],
      [['C'], table.chart],
      [['Delete'], table.unwatch]
    ]
  },
  {
    title: chart.title,
    keys: [
      [['←', '→'], chart.move],
      [['+', '\u2212'], chart.zoom],
      [['0'], chart.all]
    ]
  }
]
