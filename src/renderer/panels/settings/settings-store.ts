/** The settings screen's state. It outlives the screen, so that a look at another one loses nothing that was typed. */
import { create } from 'zustand'
import type { Settings } from '../../../shared/config/settings.js'
import type { SettingsView } from '../../../shared/ipc/contract.js'
import type { IpcError } from '../../../shared/ipc/envelope.js'
import { bridge } from '../../app/bridge.js'
import { useShell } from '../../stores/shell-store.js'
import { settingsText } from '../../text/settings.js'
import { passwordToSend } from './password-words.js'
import { changedFields, draftOf, onto, refusalIn, settingsOf, withGroup, type FieldErrors, type FieldPath, type SettingsDraft } from './settings-draft.js'

export interface SettingsState {
  /** What main last said; null before its first answer. */
  readonly view: SettingsView | null
  readonly draft: SettingsDraft | null
  /** What was typed, until it is saved. */
  readonly password: string
  readonly forgetPassword: boolean
  readonly phase: 'idle' | 'loading' | 'saving'
  readonly fieldErrors: FieldErrors
  /** What went wrong with the whole. */
  readonly failure: string | null
  /** What the last save did; null after the next change. */
  readonly outcome: string | null
}

export const useSettings = create<SettingsState>(() => ({
  view: null, draft: null, password: '', forgetPassword: false, phase: 'idle', fieldErrors: {}, failure: null, outcome: null
}))

const { getState: get, setState: set } = useSettings

function words({ code, message, detail }: IpcError): string {
  return [`${code}: ${message}`, detail].filter((part) => part !== null && part !== '').join(' ')
}

function faultWords(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

export function isChanged({ draft, view, password, forgetPassword }: SettingsState): boolean {
  if (draft === null || view === null) return false
  return password !== '' || forgetPassword || changedFields(draft, draftOf(view.settings)).length > 0
}

/** Asks main for the settings in force; what has been typed meanwhile stays. */
export async function loadSettings(): Promise<void> {
  if (get().phase !== 'idle') return
  set({ phase: 'loading', failure: null })
  try {
    const reply = await bridge.request('settings:get', undefined)
    if (!reply.ok) set({ phase: 'idle', failure: words(reply.error) })
    else {
      const { draft, view } = get()
      set({ phase: 'idle', view: reply.value, draft: onto(draftOf(reply.value.settings), draft, view === null ? null : draftOf(view.settings)) })
    }
  } catch (fault) {
    set({ phase: 'idle', failure: faultWords(fault) })
  }
}

export function changeField(path: FieldPath, value: string): void {
  set(({ draft, fieldErrors }) => ({ draft: draft === null ? null : { ...draft, [path]: value }, fieldErrors: { ...fieldErrors, [path]: undefined }, outcome: null, failure: null }))
}

export function changePassword(password: string): void {
  set({ password, forgetPassword: false, outcome: null })
}

export function forgetPassword(forget: boolean): void {
  set({ forgetPassword: forget, password: '', outcome: null })
}

/** The settings that a test of one group is about; null where its fields do not allow one, which is then said at them. */
export function settingsToTest(group: 'postgres' | 'ib'): Settings | null {
  const { draft, view } = get()
  if (draft === null || view === null) return null
  const result = settingsOf(withGroup(draftOf(view.settings), draft, group), view.settings)
  set({ fieldErrors: result.ok ? {} : result.errors })
  return result.ok ? result.settings : null
}

/** Back to what is saved. */
export function revert(): void {
  set(({ view, draft }) => ({ draft: view === null ? draft : draftOf(view.settings), password: '', forgetPassword: false, fieldErrors: {}, failure: null, outcome: null }))
}

/** Saves what is on screen. @param desk also opens this desk */
export async function saveSettings(desk?: 'demo' | 'own'): Promise<void> {
  const { draft, view, phase, password, forgetPassword: forget } = get()
  if (draft === null || view === null || phase !== 'idle') return
  const asked = desk === undefined ? draft : { ...draft, desk }
  const result = settingsOf(asked, useShell.getState().settings ?? view.settings)
  if (!result.ok) {
    set({ fieldErrors: result.errors, failure: settingsText.save.fieldNeedsLook })
    return
  }
  set({ phase: 'saving', fieldErrors: {}, failure: null, outcome: null })
  try {
    const reply = await bridge.request('settings:save', { settings: result.settings, password: passwordToSend(password, forget) })
    if (reply.ok) {
      set({ phase: 'idle', view: reply.value, draft: draftOf(reply.value.settings), password: '', forgetPassword: false, outcome: settingsText.save.savedTo(reply.value.path) })
      useShell.setState({ settings: reply.value.settings })
      return
    }
    const refusal = reply.error.code === 'INVALID_ARGUMENT' ? refusalIn(reply.error.message) : null
    set({ phase: 'idle', fieldErrors: refusal === null ? {} : { [refusal.field]: refusal.problem }, failure: settingsText.save.notSaved(words(reply.error)) })
  } catch (fault) {
    set({ phase: 'idle', failure: settingsText.save.notSaved(faultWords(fault)) })
  }
}
