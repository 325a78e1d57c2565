/** The ways to a signal's trace from elsewhere on the desk. */
import { showHere } from '../../workspace/show-here.js'
import type { Signal } from '../../../shared/domain/database-rows.js'
import { traceSignal } from './signals-store.js'

/** What a table of signals answers: Enter and a click lead to the trace. */
export const signalActions = {
  onRowKey: (row: Signal, key: string): boolean => {
    if (key !== 'Enter') return false
    openTrace(row)
    return true
  },
  onRowPress: (row: Signal): void => {
    openTrace(row)
  }
} as const

function openTrace({ signalId }: Signal): void {
  traceSignal(signalId)
  showHere('signals')
}
