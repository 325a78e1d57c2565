/** What a panel's header says about its data: how fresh, and if not live, why and when it will be tried again. */
import { isExpected, type KnownWindow } from '../domain/ib-windows.js'
import type { EpochMs } from '../lib/clock.js'
import { freshnessAt, worst, type Freshness, type FreshnessState } from './freshness.js'
import type { BackendError, SliceMeta } from './slice-meta.js'
import { slices as definitions, type SliceKey, type SliceSource } from './slices.js'
import type { DeskStatus } from './status.js'

/** Whether a source answers now, and if not, what it last said. */
export interface SourceReach {
  readonly reachable: boolean
  /** trying: by itself, at `nextAttemptAt` or right now. off: not configured. human: hardly before a person has done something, looked at again at `nextAttemptAt`, if at all. replay: a past desk is shown, nothing is asked for it. */
  readonly mode: 'up' | 'trying' | 'off' | 'human' | 'replay'
  readonly error: BackendError | null
  readonly nextAttemptAt: EpochMs | null
  /** The known window in which it went silent; absent: nothing known explains it. */
  readonly window?: KnownWindow
}

/** A silence that something known explains: expected within its window, an alarm beyond it. */
export interface KnownSilence extends KnownWindow {
  readonly isOver: boolean
}

export type Reach = Readonly<Record<SliceSource, SourceReach>>

export interface SliceTruth {
  readonly key: SliceKey
  readonly meta: SliceMeta
  /** Data farms that feed some of the rows and do not deliver: those rows are not current. */
  readonly brokenFarms?: readonly string[]
}

export interface PanelTruth {
  /** Worst of all slices that the panel shows; the age is that of the oldest data. */
  readonly freshness: Freshness
  /** Slices that are live, delayed or closed, of all; `oldestAsOf` is null when one was never known: "2 of 3 fresh, oldest 14:02:11". */
  readonly fresh: number
  readonly total: number
  readonly oldestAsOf: EpochMs | null
  /** Why it is not as it should be: "Postgres unreachable: ECONNREFUSED connection refused, next try in 4 s"; null when there is nothing to say. */
  readonly cause: string | null
  readonly remedy: string | null
  readonly nextAttemptAt: EpochMs | null
  /** Present when all that is wrong is a silence that something known explains. */
  readonly silence?: KnownSilence
  /** Present when all that is wrong is that a first attempt has not ended yet. */
  readonly isWaiting?: true
  /** An attempt is under way. */
  readonly isFetching: boolean
  /** Rows that could not be read and are therefore not shown. */
  readonly rejected: number
}

const human: ReadonlySet<string> = new Set(['refused', 'refused-client-id', 'incompatible', 'needs-human'])

/** Whether each source can be reached, from the desk's status. */
export function reachOf({ postgres, ib, demo }: Pick<DeskStatus, 'postgres' | 'ib' | 'demo'>): Reach {
  return { postgres: sourceReach(ofDemo(postgres, demo), postgres.phase === 'connected'), ib: { ...sourceReach(ofDemo(ib, demo), ib.phase === 'live'), ...(ib.expected === null ? {} : { window: ib.expected }) } }
}

/** A backend that the demo desk has yet to start, or could not start, is not one that nobody configured. */
function ofDemo(part: Phase, demo: DeskStatus['demo']): Phase {
  if (part.phase !== 'off' || demo.phase === 'off') return part
  return { phase: 'starting', error: demo.error, nextAttemptAt: null }
}

interface Phase {
  readonly phase: string
  readonly error: BackendError | null
  readonly nextAttemptAt: EpochMs | null
}

function sourceReach({ phase, error, nextAttemptAt }: Phase, isUp: boolean): SourceReach {
  if (isUp) return { reachable: true, mode: 'up', error: null, nextAttemptAt: null }
  const isOff = phase === 'off' || phase === 'stopped'
  return { reachable: false, mode: isOff ? 'off' : human.has(phase) ? 'human' : 'trying', error, nextAttemptAt }
}

const names: Readonly<Record<SliceSource, string>> = { postgres: 'Postgres', ib: 'IB' }
const fresh: ReadonlySet<FreshnessState> = new Set(['live', 'closed', 'delayed'])

/** Freshness of one slice. */
export function sliceFreshness({ key, meta, brokenFarms = [] }: SliceTruth, reach: Reach, now: EpochMs): Freshness {
  const { source, staleAfterMs } = definitions[key]
  const freshness = freshnessAt({ asOf: meta.asOf, origin: meta.origin, staleAfterMs, reachable: reach[source].reachable, replay: reach[source].mode === 'replay' }, now)
  // The worst row decides, however fresh the others are.
  return brokenFarms.length > 0 && fresh.has(freshness.state) ? { ...freshness, state: 'stale' } : freshness
}

/** @param slices all slices that the panel shows; one that its source cannot provide is a cause, and is not counted */
export function panelTruth(slices: readonly SliceTruth[], reach: Reach, now: EpochMs): PanelTruth {
  const provided = slices.filter(({ meta }) => meta.unavailable === null)
  const judged = provided.map((slice) => ({ ...slice, freshness: sliceFreshness(slice, reach, now) }))
  const asOf = judged.map(({ meta }) => meta.asOf)
  const known = asOf.filter((at) => at !== null)
  const oldest = known.length === 0 ? null : Math.min(...known)
  const cause = causeOf(slices, reach, now)
  return {
    freshness: {
      state: slices.length > 0 && provided.length === 0 ? 'never' : worst(judged.map(({ freshness }) => freshness.state)),
      ageMs: oldest === null ? null : Math.max(0, now - oldest)
    },
    fresh: judged.filter(({ freshness }) => fresh.has(freshness.state)).length,
    total: provided.length,
    oldestAsOf: known.length === asOf.length ? oldest : null,
    ...cause,
    isFetching: slices.some(({ meta }) => meta.fetch === 'fetching'),
    rejected: slices.reduce((sum, { meta }) => sum + meta.rejected.count, 0)
  }
}

export type Cause = Pick<PanelTruth, 'cause' | 'remedy' | 'nextAttemptAt' | 'silence' | 'isWaiting'>

const nothing: Cause = { cause: null, remedy: null, nextAttemptAt: null }

/** The first that applies: a source that cannot be reached, a slice that failed, one that cannot be provided, one that is mute. */
function causeOf(slices: readonly SliceTruth[], reach: Reach, now: EpochMs): Cause {
  const sources = new Set(slices.map(({ key }) => definitions[key].source))
  const down = [...sources].filter((source) => !reach[source].reachable)
  if (down.length > 0) {
    const causes = down.map((source) => unreachable(source, reach[source], now))
    const times = causes.map(({ nextAttemptAt }) => nextAttemptAt).filter((at) => at !== null)
    const silences = causes.map(({ silence }) => silence).filter((silence) => silence !== undefined)
    const [silence] = silences
    return {
      cause: causes.map(({ cause }) => cause).join('; '),
      remedy: causes.find(({ remedy }) => remedy !== null)?.remedy ?? null,
      nextAttemptAt: times.length === 0 ? null : Math.min(...times),
      ...(silence !== undefined && silences.length === causes.length ? { silence } : {}),
      ...(causes.every(({ isWaiting }) => isWaiting) ? { isWaiting: true } : {})
    }
  }
  for (const { key, meta } of slices) {
    if (meta.error === null) continue
    const cause = `${definitions[key].title}: ${said(meta.error)}${nextTry(meta.nextAttemptAt, now)}`
    return { cause, remedy: meta.error.remedy, nextAttemptAt: meta.nextAttemptAt }
  }
  for (const { key, meta } of slices) {
    if (meta.unavailable !== null) return { ...nothing, cause: `${definitions[key].title}: ${meta.unavailable}` }
  }
  const fed = slices.find(({ brokenFarms = [] }) => brokenFarms.length > 0)
  if (fed !== undefined) return { ...nothing, cause: `${definitions[fed.key].title}: ${farmWords(fed.brokenFarms ?? [])}` }
  const mute = slices.find((slice) => sliceFreshness(slice, reach, now).state === 'stale')
  return mute === undefined ? nothing : { ...nothing, cause: `${definitions[mute.key].title}: nothing heard since its limit of ${definitions[mute.key].staleAfterMs / 1_000} s` }
}

/** For a person: what it means that these data farms do not deliver. */
export function farmWords(farms: readonly string[]): string {
  return `IB's data farm ${farms.join(', ')} is broken; what it feeds is not current`
}

/** Why a source cannot be reached, what to do about it, and when it is tried again. */
export function unreachable(source: SliceSource, { mode, error, nextAttemptAt, window }: SourceReach, now: EpochMs): Cause {
  const name = names[source]
  if (mode === 'off') return { ...nothing, cause: `${name} is not configured` }
  const words = error === null ? '' : `: ${said(error)}`
  if (mode === 'human') return { cause: `${name} refused${words}${nextAttemptAt === null ? ', not tried again by itself' : nextTry(nextAttemptAt, now)}`, remedy: error?.remedy ?? null, nextAttemptAt }
  const silence = window === undefined ? {} : { silence: { ...window, isOver: !isExpected(window, now) } }
  if (error === null && nextAttemptAt === null) return { ...nothing, cause: `connecting to ${name}`, ...silence, isWaiting: true }
  return { cause: `${name} unreachable${words}${nextTry(nextAttemptAt, now)}`, remedy: error?.remedy ?? null, nextAttemptAt, ...silence }
}

/** The backend's own code and words, the code once. */
export function said({ code, message }: Pick<BackendError, 'code' | 'message'>): string {
  return message.includes(code) ? message : `${code} ${message}`
}

function nextTry(at: EpochMs | null, now: EpochMs): string {
  if (at === null) return ''
  return at <= now ? ', trying now' : `, next try in ${Math.ceil((at - now) / 1_000)} s`
}
