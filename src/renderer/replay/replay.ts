/** The replay of past desks: which moments there are, and the one that is shown. */
import { create } from 'zustand'
import type { HistoryMoments } from '../../shared/domain/history-moment.js'
import type { DeskPatch } from '../../shared/ipc/desk-patch.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { said } from '../../shared/state/panel-truth.js'
import { tellFailure } from '../actions/action-failure.js'
import { bridge } from '../app/bridge.js'
import { formatMoment } from '../format/time-format.js'
import { deskStore, showLive, showPast } from '../stores/desk-store.js'
import { useShell } from '../stores/shell-store.js'
import { tell } from '../stores/toast-store.js'
import { replayText as words } from '../text/replay.js'

const HOUR_MS = 3_600_000
/** Milliseconds back from now. */
export const spanMs = { hour: HOUR_MS, day: 24 * HOUR_MS, month: 30 * 24 * HOUR_MS, all: Infinity } as const
export type Span = keyof typeof spanMs
export const spanNames = Object.keys(spanMs) as readonly Span[]

/** A scale has about as many places on screen. */
const MOST_MOMENTS = 600

export interface Replay {
  readonly span: Span
  /** Of the span; null: not known yet. */
  readonly found: HistoryMoments | null
  readonly isOpening: boolean
}

export const useReplay = create<Replay>(() => ({ span: 'hour', found: null, isOpening: false }))

/** Counts what was asked for: only the last answer is shown. */
let asked = 0

function failed(why: string): void {
  tellFailure(words.notOpened(why))
}

/** Shows the desk as it was then, or the one kept last before; shows nothing else until then. Never rejects. */
export async function openMoment(at: EpochMs): Promise<void> {
  asked += 1
  const mine = asked
  useReplay.setState({ isOpening: true })
  try {
    const reply = await bridge.request('history:open', { at })
    if (mine !== asked) return
    if (!reply.ok) {
      failed(said(reply.error))
      return
    }
    const { slices, notice, ...moment } = reply.value
    // Main passed on what its thread had parsed and written.
    showPast({ at: moment.at, reason: moment.reason, previous: moment.previous, next: moment.next, bearings: moment.bearings }, JSON.parse(slices) as DeskPatch['slices'])
    tellFailure(notice)
    if (moment.at > at) tell(words.onlyOldest(formatMoment(moment.at, useShell.getState().settings?.appearance.timeZone ?? 'local')))
    await widenTo(moment.at)
  } catch (fault) {
    if (mine === asked) failed(String(fault))
  } finally {
    if (mine === asked) useReplay.setState({ isOpening: false })
  }
}

/** Never rejects. */
export async function chooseSpan(span: Span): Promise<void> {
  useReplay.setState({ span })
  await findMoments().catch((fault: unknown) => {
    failed(String(fault))
  })
}

/** The desk of now again. */
export function backToLive(): void {
  asked += 1
  useReplay.setState({ isOpening: false, found: null, span: 'hour' })
  showLive()
}

/** The moment before or after the one that is shown. */
export function step(direction: 'previous' | 'next'): void {
  const { past } = deskStore.getState()
  const at = past?.[direction] ?? null
  if (at !== null) void openMoment(at)
}

/** The scale has the moment that is shown on it. */
async function widenTo(at: EpochMs): Promise<void> {
  const { span, found } = useReplay.getState()
  const age = Date.now() - at
  const wide = spanMs[span] >= age ? span : (spanNames.find((one) => spanMs[one] >= age) ?? 'all')
  if (wide !== span || found === null) {
    useReplay.setState({ span: wide })
    await findMoments()
  }
}

async function findMoments(): Promise<void> {
  const { span } = useReplay.getState()
  const now = Date.now()
  const reply = await bridge.request('history:moments', { from: Math.max(0, now - Math.min(now, spanMs[span])), until: now, most: MOST_MOMENTS })
  if (span !== useReplay.getState().span || deskStore.getState().past === null) return
  if (reply.ok) {
    useReplay.setState({ found: reply.value })
    if (reply.value.notice !== null) tellFailure(reply.value.notice)
  }
  else failed(said(reply.error))
}
