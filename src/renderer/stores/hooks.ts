/** How components read the desk: slices, their truth, and the settings that shape what is shown. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import type { SliceKey, SliceRow } from '../../shared/state/slices.js'
import { askedTruth } from '../../shared/state/answered.js'
import { reachOf, type PanelTruth, type Reach, type SourceReach } from '../../shared/state/panel-truth.js'
import type { ZoneChoice } from '../format/time-format.js'
import { useClock } from './clock-store.js'
import { deskStore } from './desk-store.js'
import { useShell } from './shell-store.js'

/** The rows of one slice; the same array until one of them changes. */
export function useRows<K extends SliceKey>(key: K): readonly SliceRow<K>[] {
  return useStore(deskStore, (state) => state.tables[key].rows)
}

/** Whether all rows are there: when the page opens, some follow a moment after those that are read first. */
export function useIsWhole(): boolean {
  return useStore(deskStore, (state) => state.isWhole)
}

const UNREACHABLE: Reach = {
  postgres: { reachable: false, mode: 'trying', error: null, nextAttemptAt: null },
  ib: { reachable: false, mode: 'trying', error: null, nextAttemptAt: null }
}

const REPLAYED: SourceReach = { reachable: true, mode: 'replay', error: null, nextAttemptAt: null }
const REPLAY: Reach = { postgres: REPLAYED, ib: REPLAYED }

/** The moment of the past desk that is shown; null: the desk is live. */
export function usePastMoment(): EpochMs | null {
  return useStore(deskStore, ({ past }) => past?.at ?? null)
}

export function useReach(): Reach {
  const status = useShell((shell) => shell.status)
  const isPast = usePastMoment() !== null
  return useMemo(() => (isPast ? REPLAY : status === null ? UNREACHABLE : reachOf(status)), [isPast, status])
}

const NO_ACCOUNTS: readonly string[] = []

/** Database's clock minus this machine's, milliseconds, of the desk that is shown; null: it is not known. */
export function useClockSkew(): number | null {
  const live = useShell((shell) => shell.status?.postgres.clockSkewMs ?? null)
  const past = useStore(deskStore, (state) => state.past)
  return past === null ? live : (past.bearings?.clockSkewMs ?? null)
}

/** Accounts of the broker's login, of the desk that is shown; empty: they are not known. */
export function useBrokerAccounts(): readonly string[] {
  const live = useShell(useShallow((shell) => shell.status?.ib.accounts ?? NO_ACCOUNTS))
  const past = useStore(deskStore, (state) => state.past)
  return past === null ? live : (past.bearings?.brokerAccounts ?? NO_ACCOUNTS)
}

/** What is known about the truth of some slices. */
export function useMetas(keys: readonly SliceKey[]): readonly SliceMeta[] {
  return useStore(deskStore, useShallow((state) => keys.map((key) => state.tables[key].meta)))
}

const NO_FARMS: readonly string[] = []

/** The data farms that feed quotes on the desk and do not deliver. */
function useBrokenFarms(areAsked: boolean): readonly string[] {
  return useStore(deskStore, useShallow((state) => (areAsked ? [...new Set(state.tables.quotes.rows.flatMap(({ brokenFarm }) => brokenFarm ?? []))].sort() : NO_FARMS)))
}

/** What a panel's header says about the slices it shows. Changes with the clock. */
export function useTruth(keys: readonly SliceKey[]): PanelTruth {
  const metas = useMetas(keys)
  const reach = useReach()
  const brokenFarms = useBrokenFarms(keys.includes('quotes'))
  const now = useClock((clock) => clock.now)
  return useMemo(() => {
    const shown = keys.flatMap((key, index) => { const meta = metas[index]; return meta === undefined ? [] : [{ key, meta, ...(key === 'quotes' ? { brokenFarms } : {}) }] })
    return askedTruth(shown, reach, now)
  }, [keys, metas, brokenFarms, reach, now])
}

export function useZone(): ZoneChoice {
  return useShell((shell) => shell.settings?.appearance.timeZone ?? 'local')
}

/** How numbers are written, as one text: what was written before is written anew with another one. */
export function useNumberStyle(): string {
  return useShell(({ settings }) => `${settings?.appearance.numbers ?? ''} ${String(settings?.appearance.hideAmounts ?? false)}`)
}
