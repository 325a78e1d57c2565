/** The addresses that alerts are sent to: secrets, which main keeps and the page only types. What is typed outlives the screen. */
import { create } from 'zustand'
import type { OutboundAddresses } from '../../../shared/domain/alerts/inbox.js'
import { bridge } from '../../app/bridge.js'
import { settingsText } from '../../text/settings.js'

export type Outbound = keyof OutboundAddresses

interface Typed {
  readonly url: string
  readonly token: string
}

export interface AddressState {
  /** What may be known of them; null before main's first answer. */
  readonly known: OutboundAddresses | null
  readonly typed: { readonly [O in Outbound]: Typed }
  readonly failure: { readonly [O in Outbound]: string | null }
  readonly isKeeping: boolean
}

const nothing: Typed = { url: '', token: '' }

export const useAddresses = create<AddressState>(() => ({ known: null, typed: { webhook: nothing, deadMan: nothing }, failure: { webhook: null, deadMan: null }, isKeeping: false }))

const { getState: get, setState: set } = useAddresses

function fail(which: Outbound, failure: string | null): void {
  set((state) => ({ failure: { ...state.failure, [which]: failure } }))
}

export async function loadAddresses(): Promise<void> {
  try {
    const reply = await bridge.request('alerts:addresses', undefined)
    if (reply.ok) set({ known: reply.value })
    else fail('webhook', `${reply.error.code}: ${reply.error.message}`)
  } catch (fault) {
    fail('webhook', fault instanceof Error ? fault.message : String(fault))
  }
}

export function typeAddress(which: Outbound, part: keyof Typed, text: string): void {
  set(({ typed, failure }) => ({ typed: { ...typed, [which]: { ...typed[which], [part]: text } }, failure: { ...failure, [which]: null } }))
}

/** Keeps what was typed. What is refused stays typed. @param forget the address and its token instead */
export async function keepAddress(which: Outbound, forget = false): Promise<boolean> {
  const { typed, isKeeping } = get()
  if (isKeeping) return false
  const { url, token } = typed[which]
  set({ isKeeping: true })
  fail(which, null)
  try {
    const reply = await bridge.request('alerts:save-address', { which, url: forget ? '' : url.trim(), token: forget || token === '' ? null : token })
    if (reply.ok) {
      set((state) => ({ known: reply.value, typed: { ...state.typed, [which]: state.typed[which] === typed[which] || forget ? nothing : state.typed[which] } }))
      return true
    }
    const { code, message, detail } = reply.error
    fail(which, settingsText.outbound.notKept([`${code}: ${message}.`, detail].filter((part) => part !== null).join(' ')))
  } catch (fault) {
    fail(which, settingsText.outbound.notKept(fault instanceof Error ? fault.message : String(fault)))
  } finally {
    set({ isKeeping: false })
  }
  return false
}
