/** Adds to the watch list and takes off it: a setting, kept by main. */
import { create } from 'zustand'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { said } from '../../../shared/state/panel-truth.js'
import { bridge } from '../../app/bridge.js'
import { useShell } from '../../stores/shell-store.js'

/** Why the last change was not saved; null after the next that was. */
export const useWatchFailure = create<{ readonly failure: string | null }>(() => ({ failure: null }))

/** One change after the other: each is made to the list that the one before has left. */
let last: Promise<void> = Promise.resolve()

async function save(change: (list: readonly Instrument[]) => Instrument[]): Promise<void> {
  const current = await bridge.request('settings:get', undefined)
  if (!current.ok) throw new Error(said(current.error))
  const { settings } = current.value
  const reply = await bridge.request('settings:save', { settings: { ...settings, watchList: change(settings.watchList) }, password: null })
  if (!reply.ok) throw new Error(said(reply.error))
  useShell.setState({ settings: reply.value.settings })
}

function changeList(change: (list: readonly Instrument[]) => Instrument[]): void {
  last = last.then(() => save(change)).then(
    () => { useWatchFailure.setState({ failure: null }) },
    (fault: unknown) => { useWatchFailure.setState({ failure: `Watch list not saved: ${fault instanceof Error ? fault.message : String(fault)}` }) }
  )
}

export function watch(instrument: Instrument): void {
  changeList((list) => (list.some(({ conId }) => conId === instrument.conId) ? [...list] : [...list, instrument]))
}

export function unwatch(conId: string): void {
  changeList((list) => list.filter((one) => one.conId !== conId))
}
