/** The list of the inbox: which alerts are listed, where the hand is among them, and how it keeps up with what comes. It outlives the screen. */
import { create } from 'zustand'
import type { AlertFilter, ListAnswer, ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { said } from '../../../shared/state/panel-truth.js'
import { bridge } from '../../app/bridge.js'
import { deskStore } from '../../stores/desk-store.js'
import { useInbox } from '../../stores/inbox-store.js'
import { allChosen, everything, filterOf, isNarrowed, rememberChoice, rememberedChoice, type AlertChoice } from './alert-filter.js'
import { emptyHand, handWithin, type AlertHand } from './alert-hand.js'
import { firstPage, noPages, withFresh, withNewest, withOlder, withWindow, type AlertPages } from './alert-pages.js'
import { filterAsOf } from './as-of.js'

/** Alerts that are asked for at once. */
const PAGE = 200
/** News come in bursts; a list that is read need not follow each. */
const FOLLOW_MS = 250

/** A list is not asked for at each letter. */
const TYPED_MS = 200

export interface AlertList extends AlertPages {
  readonly choice: AlertChoice
  /** Of the choice; null: not known. */
  readonly total: number | null
  /** Of all that are kept; null: not known. */
  readonly kept: number | null
  readonly phase: 'none' | 'reading' | 'read'
  readonly isReadingOlder: boolean
  /** Why the list could not be read; what is listed stays. */
  readonly failure: string | null
  readonly hand: AlertHand
  /** The reader is at the top and looks at none in particular: what comes is listed at once. */
  readonly isFollowing: boolean
}

export const useAlertList = create<AlertList>(() => ({
  ...noPages, choice: rememberedChoice(), total: null, kept: null, phase: 'none', isReadingOlder: false, failure: null, hand: emptyHand, isFollowing: true
}))

const { getState: get, setState: set } = useAlertList

/** Counts what was asked for: answers to an earlier choice are not shown. */
let generation = 0
/** What of the list is on screen, by number. */
let shown: { readonly first: number; readonly last: number; readonly count: number } | null = null

function filterNow(): AlertFilter {
  const past = deskStore.getState().past
  const filter = filterOf(get().choice, past?.at ?? Date.now())
  return past === null ? filter : filterAsOf(filter, past.at)
}

async function ask(filter: AlertFilter, before: number | null, limit: number): Promise<ListAnswer> {
  const reply = await bridge.request('alerts:list', { filter: { ...filter, severities: [...filter.severities], kinds: [...filter.kinds] }, before, limit })
  if (!reply.ok) throw new Error(said(reply.error))
  return reply.value
}

const cause = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** How many there are in all, where fewer are listed. */
async function keptOf(answer: ListAnswer): Promise<number> {
  const past = deskStore.getState().past
  if (!isNarrowed(get().choice)) return answer.total
  return (await ask(past === null ? everything : filterAsOf(everything, past.at), null, 1)).total
}

function pagesOf({ rows, fresh, hasGap, isEnd }: AlertPages): AlertPages {
  return { rows, fresh, hasGap, isEnd }
}

const numbersOf = (rows: readonly ListedAlert[]): readonly number[] => rows.map(({ number }) => number)

/** The hand stays where it is, or goes to what took the place of its alert. */
function take(pages: AlertPages): void {
  set(({ rows, hand }) => ({ ...pages, hand: handWithin(hand, numbersOf(rows), numbersOf(pages.rows)) }))
}

/** Reads the list from its top. Never rejects. */
export async function readList(): Promise<void> {
  generation += 1
  const mine = generation
  set({ phase: get().phase === 'read' ? 'read' : 'reading', isReadingOlder: false })
  try {
    const answer = await ask(filterNow(), null, PAGE)
    const kept = await keptOf(answer)
    if (mine !== generation) return
    take(firstPage(answer.alerts, PAGE))
    set({ phase: 'read', total: answer.total, kept, failure: null })
  } catch (fault) {
    if (mine === generation) set({ phase: 'read', failure: cause(fault) })
  }
}

/** Reads the page under the last row, once at a time. Never rejects. */
export async function readOlder(): Promise<void> {
  const { rows, isEnd, isReadingOlder, phase } = get()
  const last = rows.at(-1)
  if (phase !== 'read' || isEnd || isReadingOlder || last === undefined) return
  const mine = generation
  set({ isReadingOlder: true })
  try {
    const answer = await ask(filterNow(), last.number, PAGE)
    if (mine !== generation) return
    take(withOlder(pagesOf(get()), answer.alerts, PAGE))
    set({ isReadingOlder: false, total: answer.total, failure: null })
  } catch (fault) {
    if (mine === generation) set({ isReadingOlder: false, failure: cause(fault) })
  }
}

/** Brings up to date what is on screen and counts what is new. Never rejects. */
async function follow(): Promise<void> {
  if (get().phase !== 'read') {
    await readList()
    return
  }
  const mine = generation
  try {
    const filter = filterNow()
    const newest = await ask(filter, null, PAGE)
    const kept = await keptOf(newest)
    if (mine !== generation) return
    take(withNewest(pagesOf(get()), newest.alerts, PAGE))
    set({ total: newest.total, kept, failure: null })
    const seen = shown
    // What is on screen lies, or reaches, below the newest page.
    if (seen !== null && seen.last < (newest.alerts.at(-1)?.number ?? 0)) {
      const stretch = await ask(filter, seen.first + 1, seen.count)
      if (mine !== generation) return
      take(withWindow(pagesOf(get()), stretch.alerts, { from: seen.first, limit: seen.count }))
    }
    if (get().isFollowing && get().hand.at === null) showFresh()
  } catch (fault) {
    if (mine === generation) set({ failure: cause(fault) })
  }
}

/** Asks again after a failure; what is listed keeps its place. */
export function readAgain(): void {
  set({ failure: null })
  void follow()
}

/** Lists what has come since at the top. */
export function showFresh(): void {
  const { hasGap, fresh } = get()
  if (hasGap) void readList()
  else if (fresh.length > 0) take(withFresh(pagesOf(get())))
}

export function choose(part: Partial<AlertChoice>): void {
  const choice = { ...get().choice, ...part }
  rememberChoice(choice)
  set({ choice, hand: emptyHand })
  void readList()
}

let typing: number | null = null

/** The words are searched for when no more letters come. */
export function typeSearch(search: string): void {
  set(({ choice }) => ({ choice: { ...choice, search } }))
  if (typing !== null) window.clearTimeout(typing)
  typing = window.setTimeout(() => {
    typing = null
    choose({ search: get().choice.search })
  }, TYPED_MS)
}

export function chooseAll(): void {
  choose(allChosen)
}

export function setHand(hand: AlertHand): void {
  set({ hand })
}

/** @param isAtTop whether nothing is above what is on screen */
export function reportShown(first: number | null, last: number | null, count: number, isAtTop: boolean): void {
  shown = first === null || last === null ? null : { first, last, count }
  if (get().isFollowing !== isAtTop) set({ isFollowing: isAtTop })
}

/** The alerts that an answer is about: those that are chosen, else the one at hand. */
export function answered({ rows, hand }: Pick<AlertList, 'rows' | 'hand'>): readonly ListedAlert[] {
  if (hand.chosen.size > 0) return rows.filter(({ number }) => hand.chosen.has(number))
  const at = rows.find(({ number }) => number === hand.at)
  return at === undefined ? [] : [at]
}

/** Ids of what is listed and unread from a number downwards, all pages of it. @rejects with main's words */
export async function unreadUpTo(number: number): Promise<readonly string[]> {
  const filter = filterNow()
  const ids: string[] = []
  for (let before: number | null = number + 1; before !== null;) {
    const { alerts } = await ask({ ...filter, state: filter.state === 'all' ? 'unread' : filter.state }, before, PAGE)
    ids.push(...alerts.filter(({ alert }) => alert.acknowledgedAt === null).map(({ alert }) => alert.id))
    before = alerts.length < PAGE ? null : (alerts.at(-1)?.number ?? null)
  }
  return ids
}

let panels = 0
let end: (() => void) | null = null

/** Follows the inbox for as long as a panel shows it; returns what ends that. */
export function followInbox(): () => void {
  panels += 1
  if (panels === 1) end = startFollowing()
  return () => {
    panels -= 1
    if (panels > 0) return
    end?.()
    end = null
  }
}

function startFollowing(): () => void {
  let timer: number | null = null
  let isUnderWay = false
  let isDueAgain = false
  const run = (): void => {
    timer = null
    isUnderWay = true
    void follow().finally(() => {
      isUnderWay = false
      if (isDueAgain && panels > 0) soon()
      isDueAgain = false
    })
  }
  const soon = (): void => {
    if (isUnderWay) isDueAgain = true
    else timer ??= window.setTimeout(run, FOLLOW_MS)
  }
  const ends = [
    useInbox.subscribe(({ state }, before) => { if (state !== before.state) soon() }),
    deskStore.subscribe(({ past, desk }, before) => {
      // Another desk has another inbox, and a past one shows it as of then.
      if (past?.at !== before.past?.at || desk !== before.desk) readAnew()
    })
  ]
  void readList()
  return () => {
    ends.forEach((one) => { one() })
    if (timer !== null) window.clearTimeout(timer)
    timer = null
  }
}

function readAnew(): void {
  set({ ...noPages, total: null, kept: null, phase: 'reading', hand: emptyHand })
  void readList()
}
