/** That a cell is not as fresh as the row it stands in: its own state as a shape and colour, with source and age in the tooltip. */
import { formatAge, inAllZones } from '../../format/time-format.js'
import { useCellState } from '../../stores/cell-state.js'
import { slices } from '../../../shared/state/slices.js'
import type { CellSource } from '../../stores/cell-state.js'
import { gridText } from '../../text/grid.js'
import { panelText } from '../../text/panel.js'
import styles from './cell-truth.module.css'

/** Nothing is drawn while the cell is as its row: the words of the panel are then true of it. */
export function CellTruth({ truth }: { readonly truth: CellSource }): React.JSX.Element | null {
  const own = useCellState(truth)
  if (own === null) return null
  const { state, asOf, age } = own
  const { title } = slices[truth.slice]
  const words = age === null ? gridText.truth(title, panelText.states[state]) : gridText.oldTruth(title, panelText.states[state], formatAge(age))
  return <span className={styles['mark']} data-state={state} role="img" aria-label={words} title={[words, asOf === null ? null : inAllZones(asOf), truth.why].filter((line) => line != null).join('\n')} />
}
