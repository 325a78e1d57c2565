/** The ways to past desks and back. Their code is read when one is first asked for. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { deskStore } from '../stores/desk-store.js'
import { actionsText } from '../text/actions.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'

const words = actionsText.replay

export const REPLAY_ACTIONS = { open: 'replay', previous: 'replay-previous', next: 'replay-next', back: 'replay-back' } as const

type Replay = typeof import('../replay/replay.js')

function withReplay(run: (replay: Replay) => void | Promise<void>): void {
  import('../replay/replay.js').then(run).catch((fault: unknown) => {
    tellFailure(words.failed(String(fault)))
  })
}

/** Shows the whole desk as it was then, until a person goes back to live. */
export function replayAt(at: EpochMs): void {
  withReplay((replay) => replay.openMoment(at))
}

/** Where a moment is typed: it is drawn after the desk that it belongs to. */
function focusJump(frames = 60): void {
  const field = document.querySelector<HTMLElement>('[data-replay-jump]')
  if (field !== null) field.focus()
  else if (frames > 0) requestAnimationFrame(() => { focusJump(frames - 1) })
}

function jump(): void {
  withReplay(async (replay) => {
    if (deskStore.getState().past === null) await replay.openMoment(Date.now())
    if (deskStore.getState().past !== null) focusJump()
  })
}

/** For what asks or changes the desk of now. */
export function isLive(): boolean {
  return deskStore.getState().past === null
}

export const replayActions: readonly Action[] = [
  { id: REPLAY_ACTIONS.open, ...words.open, group: 'Desk', shortcut: 'Mod+J', run: jump },
  {
    id: REPLAY_ACTIONS.previous, ...words.previous, group: 'Desk', shortcut: '[', repeats: true,
    // From the desk of now the last that was kept is the one before.
    isAvailable: () => deskStore.getState().past?.previous !== null, run: () => { if (isLive()) replayAt(Date.now()); else withReplay(({ step }) => { step('previous') }) }
  },
  { id: REPLAY_ACTIONS.next, ...words.next, group: 'Desk', shortcut: ']', repeats: true, isAvailable: () => (deskStore.getState().past?.next ?? null) !== null, run: () => { withReplay(({ step }) => { step('next') }) } },
  { id: REPLAY_ACTIONS.back, ...words.back, group: 'Desk', shortcut: 'Mod+Shift+J', isAvailable: () => !isLive(), run: () => { withReplay(({ backToLive }) => { backToLive() }) } }
]
