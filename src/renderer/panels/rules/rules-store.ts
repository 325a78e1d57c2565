/** The screen of rules. Its state outlives it, so that a look at another screen loses nothing that was typed. */
import { create } from 'zustand'
import type { Mute } from '../../../shared/domain/alerts/inbox.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { LastAlerts, RulesView } from '../../../shared/domain/alerts/rules-view.js'
import type { IpcError, IpcReply } from '../../../shared/ipc/envelope.js'
import { bridge } from '../../app/bridge.js'
import { rulesText } from '../../text/rules.js'
import { checkDraft, refusalsIn, type RuleErrors } from './check-draft.js'
import { copyOf, draftOfRule, freshDraft, sameDraft, type RuleDraft } from './rule-draft.js'
import type { NewRule, SoughtRule } from './open-rule.js'

export interface RulesState {
  /** What main last said; null before its first answer. */
  readonly view: RulesView | null
  /** Why it did not answer since. */
  readonly failure: string | null
  readonly last: LastAlerts
  readonly mutes: readonly Mute[]
  readonly search: string
  /** Which rule is in the editor. */
  readonly chosen: string | null
  /** Rules that were edited and not saved. */
  readonly drafts: Readonly<Record<string, RuleDraft>>
  /** Fields of the chosen rule that were typed into, so that a new rule does not begin with complaints. */
  readonly touched: ReadonlySet<string>
  readonly isSaving: boolean
  /** What main refused of the chosen rule, by field. */
  readonly refusals: RuleErrors
  /** What became of the last save of the chosen rule; null after the next change. */
  readonly outcome: { readonly isFailure: boolean; readonly words: string } | null
  /** What went wrong with something done in the list. */
  readonly listFailure: string | null
  readonly deleted: AlertRule | null
}

const nothingSaid = { refusals: {}, outcome: null } as const

export const useRules = create<RulesState>(() => ({
  view: null, failure: null, last: {}, mutes: [], search: '', chosen: null, drafts: {}, touched: new Set<string>(), isSaving: false, ...nothingSaid, listFailure: null, deleted: null
}))

const { getState: get, setState: set } = useRules

function words({ code, message, detail }: IpcError): string {
  return [`${code}: ${message}`, detail].filter((part) => part !== null && part !== '').join(' ')
}

/** A bridge that does not answer is a failure like any other. */
async function ask<T>(request: Promise<IpcReply<T>>): Promise<IpcReply<T>> {
  try {
    return await request
  } catch (fault) {
    return { ok: false, error: { code: 'INTERNAL', message: fault instanceof Error ? fault.message : String(fault), source: 'page', detail: null } }
  }
}

/** Asks for the rules as they stand. What was read before stays when there is no answer. */
export async function loadRules(): Promise<void> {
  const reply = await ask(bridge.request('alerts:rules', undefined))
  set(reply.ok ? { view: reply.value, failure: null } : { failure: words(reply.error) })
}

/** What the inbox knows of the rules: their last alerts, and which are muted. */
export async function loadAlerts(): Promise<void> {
  const [last, state] = await Promise.all([ask(bridge.request('alerts:last-of-rules', undefined)), ask(bridge.request('alerts:state', undefined))])
  if (last.ok) set({ last: last.value })
  if (state.ok) set({ mutes: state.value.mutes })
}

export function ruleOf({ view }: Pick<RulesState, 'view'>, id: string | null): AlertRule | null {
  return view?.rules.find(({ rule }) => rule.id === id)?.rule ?? null
}

/** The chosen rule as it is being edited; null: none is. */
export function draftInEditor(state: Pick<RulesState, 'view' | 'chosen' | 'drafts'>): RuleDraft | null {
  const { chosen, drafts } = state
  if (chosen === null) return null
  const rule = ruleOf(state, chosen)
  return drafts[chosen] ?? (rule === null ? null : draftOfRule(rule))
}

export function choose(id: string | null): void {
  if (id !== get().chosen) set({ chosen: id, touched: new Set(), ...nothingSaid })
}

function begin(draft: RuleDraft): void {
  set(({ drafts }) => ({ drafts: { ...drafts, [draft.id]: draft } }))
  choose(draft.id)
}

export function newRule({ kind, name, limits, scope }: NewRule): void {
  const fresh = freshDraft(kind)
  begin({ ...fresh, name: name ?? fresh.name, limits: { ...fresh.limits, ...limits }, scope: { ...fresh.scope, ...scope } })
}

export function duplicate(rule: AlertRule): void {
  begin(copyOf(rule, rulesText.copyName(rule.name)))
}

export function takeSought(sought: SoughtRule): void {
  if ('id' in sought) choose(sought.id)
  else newRule(sought.make)
}

/** @param field the one that was typed into */
export function change(draft: RuleDraft, field: string): void {
  const { chosen } = get()
  const rule = ruleOf(get(), chosen)
  set(({ drafts, touched, refusals }) => {
    const others = Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== chosen && id !== draft.id))
    // What was changed back is no change.
    const isAsSaved = rule !== null && sameDraft(draft, draftOfRule(rule))
    return {
      chosen: draft.id, drafts: isAsSaved ? others : { ...others, [draft.id]: draft }, touched: new Set([...touched, field]), outcome: null,
      refusals: Object.fromEntries(Object.entries(refusals).filter(([name]) => name !== field))
    }
  })
}

/** Back to what is saved; of a new rule nothing is left. */
export function discard(): void {
  const { chosen, drafts } = get()
  if (chosen === null) return
  set({ drafts: Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== chosen)), touched: new Set(), ...nothingSaid })
  if (ruleOf(get(), chosen) === null) choose(null)
}

/** Saves the rule in the editor. What is wrong with it is said at its fields, and stays as it was typed. @returns whether it is saved */
export async function save(): Promise<boolean> {
  const draft = draftInEditor(get())
  if (draft === null || get().isSaving) return false
  const { rule, errors } = checkDraft(draft)
  if (rule === null) {
    set({ touched: new Set([...get().touched, ...Object.keys(errors)]), outcome: { isFailure: true, words: rulesText.editor.fieldNeedsLook } })
    return false
  }
  set({ isSaving: true, ...nothingSaid })
  const reply = await ask(bridge.request('alerts:save-rule', rule))
  const isChosen = get().chosen === draft.id
  if (!reply.ok) {
    set({ isSaving: false, ...(isChosen ? { refusals: refusalsIn(reply.error.message), outcome: { isFailure: true, words: rulesText.editor.notSaved(words(reply.error)) } } : { listFailure: rulesText.editor.notSaved(words(reply.error)) }) })
    return false
  }
  set(({ drafts }) => ({
    isSaving: false, view: reply.value, failure: null,
    // What was typed while it was being saved is another draft.
    drafts: drafts[draft.id] === draft ? Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== draft.id)) : drafts,
    ...(isChosen ? { touched: new Set<string>(), outcome: { isFailure: false, words: rule.isEnabled ? rulesText.editor.saved : rulesText.editor.savedOff } } : {})
  }))
  return true
}

/** Something done in the list: its answer is the list as it is then. */
async function done(request: Promise<IpcReply<RulesView>>): Promise<boolean> {
  set({ listFailure: null })
  const reply = await ask(request)
  set(reply.ok ? { view: reply.value, failure: null } : { listFailure: rulesText.notDone(words(reply.error)) })
  return reply.ok
}

/** What is edited of it and not saved goes on being so. */
export async function turn(rule: AlertRule, isEnabled: boolean): Promise<void> {
  const isDone = await done(bridge.request('alerts:save-rule', { ...rule, isEnabled }))
  const draft = get().drafts[rule.id]
  if (isDone && draft !== undefined) set(({ drafts }) => ({ drafts: { ...drafts, [rule.id]: { ...draft, isEnabled } } }))
}

export async function remove(rule: AlertRule): Promise<void> {
  if (!(await done(bridge.request('alerts:delete-rule', { id: rule.id })))) return
  set({ deleted: rule })
  if (get().chosen === rule.id) choose(null)
}

export async function undoRemove(): Promise<void> {
  const { deleted } = get()
  if (deleted !== null && (await done(bridge.request('alerts:save-rule', deleted)))) set({ deleted: null })
}

export async function reset(id: string): Promise<void> {
  if (!(await done(bridge.request('alerts:reset-rule', { id })))) return
  set(({ drafts, deleted, chosen }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== id)), deleted: deleted?.id === id ? null : deleted,
    ...(chosen === id ? { touched: new Set<string>(), ...nothingSaid } : {})
  }))
}

export async function mute(id: string, isMuted: boolean): Promise<void> {
  set({ listFailure: null })
  const reply = await ask(isMuted ? bridge.request('alerts:mute', { what: 'rule', name: id, forMs: null }) : bridge.request('alerts:unmute', { what: 'rule', name: id }))
  if (!reply.ok) set({ listFailure: rulesText.notDone(words(reply.error)) })
  await loadAlerts()
}
