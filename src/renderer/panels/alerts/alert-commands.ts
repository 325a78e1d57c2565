/** What a person does with alerts. What fails is said where it was done, and what was typed stays. */
import { create } from 'zustand'
import type { MuteWhat } from '../../../shared/domain/alerts/inbox.js'
import type { RequestInput } from '../../../shared/ipc/contract.js'
import type { IpcReply } from '../../../shared/ipc/envelope.js'
import { said } from '../../../shared/state/panel-truth.js'
import { bridge } from '../../app/bridge.js'
import { alertsText } from '../../text/alerts.js'
import { unreadUpTo } from './alerts-store.js'

const words = alertsText.act
/** Main takes no more at once. */
const MOST_IDS = 500

type Command = keyof typeof words.failed

export interface AlertCommands {
  /** What is being asked for. */
  readonly busy: Command | null
  readonly outcome: { readonly isFailure: boolean; readonly text: string } | null
  /** As typed, until it is kept. */
  readonly note: string
  /** Of the last test of each channel; null while it is under way. */
  readonly tests: Readonly<Record<string, { readonly hasPassed: boolean; readonly text: string } | null>>
}

export const useAlertCommands = create<AlertCommands>(() => ({ busy: null, outcome: null, note: '', tests: {} }))

const { getState: get, setState: set } = useAlertCommands

export function changeNote(note: string): void {
  set({ note })
}

const cause = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

function valueOf<T>(reply: IpcReply<T>): T {
  if (!reply.ok) throw new Error([said(reply.error), reply.error.detail].filter((part) => part !== null && part !== '').join('. '))
  return reply.value
}

/** One at a time; never rejects. @returns whether it was done */
async function run(command: Command, what: () => Promise<string>): Promise<boolean> {
  if (get().busy !== null) return false
  set({ busy: command, outcome: null })
  try {
    const done = await what()
    set({ busy: null, outcome: { isFailure: false, text: done } })
    return true
  } catch (fault) {
    set({ busy: null, outcome: { isFailure: true, text: words.failed[command](cause(fault)) } })
    return false
  }
}

async function sendAcknowledged(ids: readonly string[], note: string | null): Promise<number> {
  let count = 0
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    count += valueOf(await bridge.request('alerts:acknowledge', { chosen: { ids: ids.slice(from, from + MOST_IDS) }, note })).count
  }
  return count
}

/** With the note that is typed, which is kept where that fails. */
export async function acknowledge(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { note } = get()
  const isDone = await run('acknowledge', async () => words.done.acknowledged(await sendAcknowledged(ids, note.trim() === '' ? null : note)))
  // What was typed while main wrote belongs to the next.
  if (isDone && get().note === note) set({ note: '' })
}

/** This one and every older one that is listed and unread. */
export function acknowledgeUpTo(number: number): Promise<boolean> {
  return run('acknowledge', async () => words.done.acknowledged(await sendAcknowledged(await unreadUpTo(number), null)))
}

/** @param forMs null: no longer */
export function snooze(ids: readonly string[], forMs: number | null): Promise<boolean> {
  return run('snooze', async () => {
    let count = 0
    for (let from = 0; from < ids.length; from += MOST_IDS) count += valueOf(await bridge.request('alerts:snooze', { ids: ids.slice(from, from + MOST_IDS), forMs })).count
    return forMs === null ? words.done.woken : words.done.snoozed(count)
  })
}

export function mute(what: MuteWhat, name: string, forMs: number | null): Promise<boolean> {
  return run('mute', async () => {
    valueOf(await bridge.request('alerts:mute', { what, name, forMs }))
    return words.done.muted
  })
}

export function unmute(what: MuteWhat, name: string): Promise<boolean> {
  return run('unmute', async () => {
    valueOf(await bridge.request('alerts:unmute', { what, name }))
    return words.done.unmuted
  })
}

export function pause(input: RequestInput<'alerts:pause'>): Promise<boolean> {
  return run(input.forMs === null ? 'unpause' : 'pause', async () => {
    valueOf(await bridge.request('alerts:pause', input))
    return input.forMs === null ? words.done.unpaused : words.done.paused
  })
}

/** Sends something by a channel now. Never rejects. */
export async function testChannel(channel: string): Promise<void> {
  if (get().tests[channel] === null) return
  const tell = (result: AlertCommands['tests'][string]): void => { set(({ tests }) => ({ tests: { ...tests, [channel]: result } })) }
  tell(null)
  try {
    const { outcome, code, detail, remedy, ms } = valueOf(await bridge.request('alerts:test-delivery', { channel }))
    tell(outcome === 'passed' ? { hasPassed: true, text: alertsText.glance.passed(String(ms)) } : { hasPassed: false, text: [code, detail, remedy].filter((part) => part !== null && part !== '').join(' ') })
  } catch (fault) {
    tell({ hasPassed: false, text: words.failed.test(cause(fault)) })
  }
}
