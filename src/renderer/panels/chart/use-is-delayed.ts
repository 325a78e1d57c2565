import { useStore } from 'zustand'
import { markOf } from '../../../shared/domain/quote-mark.js'
import { deskStore } from '../../stores/desk-store.js'

/** Whether the broker delivers an instrument's prices late: its bars are as late as its quote. */
export function useIsDelayed(conId: string | null): boolean {
  return useStore(deskStore, ({ tables }) => markOf(tables.quotes.rows.find((quote) => quote.conId === conId)).isDelayed)
}
