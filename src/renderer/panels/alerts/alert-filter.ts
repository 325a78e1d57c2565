/** Which alerts are listed: what a person chose, remembered on this computer like the layout of a table, and what main is asked for. */
import { alertSeverities, type AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { AlertFilter } from '../../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

export const spans = ['any', 'hour', 'day', 'week', 'between'] as const
export type AlertSpan = (typeof spans)[number]

const HOUR_MS = 3_600_000
const spanMs: Readonly<Record<Exclude<AlertSpan, 'any' | 'between'>, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS }

export interface AlertChoice {
  readonly search: string
  readonly severities: readonly AlertSeverity[]
  readonly kind: string | null
  readonly state: AlertFilter['state']
  readonly span: AlertSpan
  /** Of the span `between`. */
  readonly from: EpochMs | null
  readonly until: EpochMs | null
}

export const everything: AlertFilter = { search: '', severities: [], kinds: [], state: 'all', from: null, until: null }
export const allChosen: AlertChoice = { search: '', severities: [], kind: null, state: 'all', span: 'any', from: null, until: null }

/** Main takes no longer one. */
export const LONGEST_SEARCH = 200

/** @param now from which a span is counted back */
export function filterOf({ search, severities, kind, state, span, from, until }: AlertChoice, now: EpochMs): AlertFilter {
  const since = span === 'any' || span === 'between' ? null : Math.max(0, now - spanMs[span])
  return {
    search: search.trim().slice(0, LONGEST_SEARCH), severities, kinds: kind === null ? [] : [kind], state,
    from: span === 'between' ? from : since, until: span === 'between' ? until : null
  }
}

export function isNarrowed({ search, severities, kind, state, span, from, until }: AlertChoice): boolean {
  return search.trim() !== '' || severities.length > 0 || kind !== null || state !== 'all' || (span === 'between' ? from !== null || until !== null : span !== 'any')
}

/** Another shape of the choice gets another number: an old one is then not read. */
const KEY = 'pitwall.alerts.v1'

/** @param text as it was kept; what it does not say, or wrongly, is as it comes */
export function parsedChoice(text: string): AlertChoice {
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return allChosen
  }
  if (typeof kept !== 'object' || kept === null) return allChosen
  const of = (name: keyof AlertChoice): unknown => Reflect.get(kept, name)
  const text200 = of('search')
  const severities: unknown = of('severities')
  const kind = of('kind')
  const at = (value: unknown): EpochMs | null => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null)
  return {
    search: typeof text200 === 'string' ? text200.slice(0, LONGEST_SEARCH) : '',
    severities: Array.isArray(severities) ? alertSeverities.filter((one) => severities.includes(one)) : [],
    kind: typeof kind === 'string' ? kind : null,
    state: (['all', 'open', 'unread'] as const).find((one) => one === of('state')) ?? 'all',
    span: spans.find((one) => one === of('span')) ?? 'any',
    from: at(of('from')),
    until: at(of('until'))
  }
}

export function rememberedChoice(): AlertChoice {
  try {
    const text = localStorage.getItem(KEY)
    return text === null ? allChosen : parsedChoice(text)
  } catch {
    // The page may be forbidden to keep anything.
    return allChosen
  }
}

export function rememberChoice(choice: AlertChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice))
  } catch {
    // Full, or forbidden: it lasts as long as the page does.
  }
}
