/** Keys that belong to what has the focus and stay as they are. */
import { paletteText } from '../text/palette.js'

const { inTable: table, inChart: chart, inAlerts: alerts } = paletteText.keys

export interface FixedKeys {
  readonly title: string
  /** `Mod` is Control, on a Mac Command. */
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
}

export const fixedKeys: readonly FixedKeys[] = [
  {
    title: table.title,
    keys: [
      [['↑', '↓', '←', '→'], table.move],
      [['PgUp', 'PgDn'], table.page],
      [['Home', 'End'], table.ends],
      [['A', '…', 'Z'], table.type],
      [['Enter'], table.details],
      [['C'], table.chart],
      [['/'], table.filter],
      [['Alt', '↓'], table.menu],
      [['Mod', 'C'], table.copy],
      [['Shift', '↑'], table.select],
      [['Esc'], table.clear],
      [['Mod', 'G'], table.group],
      [['←', '→'], table.turn],
      [['Enter'], table.sort],
      [['Shift', 'Enter'], table.sortToo],
      [['Shift', '←', '→'], table.widen],
      [['Mod', 'Shift', '←', '→'], table.moveColumn],
      [['Delete'], table.unwatch]
    ]
  },
  {
    title: chart.title,
    keys: [
      [['←', '→'], chart.move],
      [['+', '\u2212'], chart.zoom],
      [['Shift', '←', '→'], chart.pan],
      [['1', '…', '9'], chart.ranges],
      [['0'], chart.all]
    ]
  },
  {
    title: alerts.title,
    keys: [
      [['J', 'K'], alerts.move],
      [['Space'], alerts.choose],
      [['Enter'], alerts.details],
      [['A'], alerts.acknowledge],
      [['N'], alerts.note],
      [['R'], alerts.row],
      [['T'], alerts.then],
      [['/'], alerts.search]
    ]
  }
]
