/** The bars on screen: one view at main, opened, kept in step and closed. */
import { create } from 'zustand'
import type { BarQuery, BarUpdate, BarView } from '../../../shared/domain/bar.js'
import type { IpcError } from '../../../shared/ipc/envelope.js'
import { bridge } from '../../app/bridge.js'
import { mergedBars } from './merged-bars.js'

export interface BarsState {
  /** What is shown or being asked for; null: nothing. */
  readonly query: BarQuery | null
  /** Null until main has answered what it keeps. */
  readonly view: BarView | null
  /** Main could not say what it keeps. */
  readonly failure: IpcError | null
}

export const useBars = create<BarsState>(() => ({ query: null, view: null, failure: null }))

const { getState: get, setState: set } = useBars

/** Updates that came before the answer that names their view. */
let early: BarUpdate[] = []
let isListening = false

function merged(view: BarView, { upsert, ...rest }: BarUpdate): BarView {
  return { ...rest, bars: mergedBars(view.bars, upsert) }
}

function take(update: BarUpdate): void {
  const { query, view } = get()
  if (view?.show === update.show) {
    // What was cancelled stays so: an update that was on its way says what was before.
    if (view.load.state !== 'cancelled') set({ view: merged(view, update) })
  } else if (query !== null && view === null) early.push(update)
}

function listen(): void {
  if (isListening) return
  isListening = true
  bridge.on('bars:update', take)
}

/** Main forgets a view that it does not know; a close that fails leaves one that ends with the page. */
function close(show: number): void {
  void bridge.request('bars:close', { show })
}

async function ask(query: BarQuery): Promise<void> {
  const reply = await bridge.request('bars:show', query)
  if (get().query !== query) {
    if (reply.ok) close(reply.value.show)
    return
  }
  if (!reply.ok) {
    set({ failure: reply.error })
    return
  }
  const { value } = reply
  set({ view: early.filter(({ show }) => show === value.show).reduce(merged, value) })
  early = []
}

/** Shows other bars; what was shown before is closed. */
export function showBars(query: BarQuery): void {
  listen()
  closeBars()
  set({ query })
  ask(query).catch((fault: unknown) => {
    if (get().query === query) set({ failure: { code: 'INTERNAL', message: fault instanceof Error ? fault.message : String(fault), source: 'page', detail: null } })
  })
}

/** Shows nothing, and has main stop loading. */
export function closeBars(): void {
  const { view } = get()
  early = []
  set({ query: null, view: null, failure: null })
  if (view !== null && view.load.state !== 'cancelled') close(view.show)
}

/** Stops loading; what has arrived stays on screen, and is no longer kept current. */
export function cancelLoading(): void {
  const { view } = get()
  if (view === null || view.load.state === 'cancelled') return
  set({ view: { ...view, load: { ...view.load, state: 'cancelled', waitingUntil: null } } })
  close(view.show)
}
