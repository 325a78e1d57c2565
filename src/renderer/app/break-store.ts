/** What the page knows of breaking the demo desk: the list to choose from, and what went wrong with the last choice. */
import { create } from 'zustand'
import type { DemoFault } from '../../shared/demo/messages.js'
import type { IpcReply } from '../../shared/ipc/envelope.js'
import { bridge } from './bridge.js'

interface BreakState {
  /** Null until it was asked for. */
  readonly faults: readonly DemoFault[] | null
  /** In main's own words, code first. */
  readonly problem: string | null
  /** Whether the menu of them is open. */
  readonly isShown: boolean
}

export const useBreak = create<BreakState>(() => ({ faults: null, problem: null, isShown: false }))

/** @returns the answer; null when there was none, and then the store says why */
async function answerOf<T>(request: Promise<IpcReply<T>>): Promise<{ readonly value: T } | null> {
  try {
    const reply = await request
    useBreak.setState({ problem: reply.ok ? null : `${reply.error.code}: ${reply.error.message}` })
    return reply.ok ? { value: reply.value } : null
  } catch (fault) {
    useBreak.setState({ problem: String(fault) })
    return null
  }
}

/** Asks for the list, once. Never rejects. */
async function loadFaults(): Promise<void> {
  if (useBreak.getState().faults !== null) return
  const answer = await answerOf(bridge.request('demo:faults', undefined))
  if (answer) useBreak.setState({ faults: answer.value })
}

/** Opens the menu of what can be broken. */
export function showFaults(): void {
  useBreak.setState({ isShown: true })
  void loadFaults()
}

/** Never rejects. */
export async function stageFault(fault: string): Promise<void> {
  await answerOf(bridge.request('demo:stage', { fault }))
}

/** @param fault null: all that goes on. Never rejects. */
export async function clearFault(fault: string | null): Promise<void> {
  await answerOf(bridge.request('demo:clear', { fault }))
}
