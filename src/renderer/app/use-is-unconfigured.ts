/** Whether there is nothing to show and nothing to ask: an own desk without any backend and without a snapshot. */
import { useStore } from 'zustand'
import { deskStore } from '../stores/desk-store.js'
import { useShell } from '../stores/shell-store.js'

export function useIsUnconfigured(): boolean {
  const hasBackend = useShell(({ status, settings }) => status?.desk === 'demo' || settings?.ib.enabled === true || settings?.postgres.url !== '' || settings.postgres.host !== '')
  const hasData = useStore(deskStore, ({ tables }) => Object.values(tables).some((table) => table.meta.asOf !== null))
  return !hasBackend && !hasData
}
