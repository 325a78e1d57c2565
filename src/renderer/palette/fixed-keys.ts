/** Keys that belong to what has the focus and stay as they are. */

export interface FixedKeys {
  readonly title: string
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
}

export const fixedKeys: readonly FixedKeys[] = [
  {
    title: 'In a table',
    keys: [
      [['↑', '↓', '←', '→'], 'From cell to cell'],
      [['PgUp', 'PgDn'], 'By a page'],
      [['Home', 'End'], 'First and last column'],
      [['Enter'], 'On a header: sort'],
      [['Enter'], 'On a row: its details'],
      [['Shift', '↑'], 'Select cells; with Space whole rows, with Ctrl+A all'],
      [['Ctrl', 'G'], 'Group by the column; with Shift within the groups'],
      [['C'], "The row's chart"],
      [['Delete'], 'In the watch list: take off']
    ]
  },
  {
    title: 'In a chart',
    keys: [
      [['←', '→'], 'From bar to bar'],
      [['+', '\u2212'], 'Closer and wider'],
      [['0'], 'All of it']
    ]
  }
]
