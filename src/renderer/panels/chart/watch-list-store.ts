/** Adds to the watch list and takes off it: a setting, kept by main. */
import { create } from 'zustand'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { changeSettings } from '../../stores/settings-change.js'
import { chartText } from '../../text/chart.js'

/** Why the last change was not saved; null after the next that was. */
export const useWatchFailure = create<{ readonly failure: string | null }>(() => ({ failure: null }))

async function changeList(change: (list: readonly Instrument[]) => Instrument[]): Promise<void> {
  const why = await changeSettings((settings) => ({ ...settings, watchList: change(settings.watchList) }))
  useWatchFailure.setState({ failure: why === null ? null : chartText.watch.notSaved(why) })
}

export function watch(instrument: Instrument): void {
  void changeList((list) => (list.some(({ conId }) => conId === instrument.conId) ? [...list] : [...list, instrument]))
}

export function unwatch(conId: string): void {
  void changeList((list) => list.filter((one) => one.conId !== conId))
}
