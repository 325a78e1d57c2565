/** Between what decides that a person is told and what tells them on this machine. */
import type { Notice, NoticeChoice } from './notice.js'

/** Why a notice is not on screen, in the words of whoever refused. */
export interface Unshown {
  readonly code: string
  readonly message: string
  readonly remedy: string | null
}

export interface Screen {
  /** Resolves when it is on screen, or with why it is not. What was shown under its id is replaced. Never rejects. */
  readonly show: (notice: Notice, choose: (choice: NoticeChoice) => void, signal: AbortSignal) => Promise<Unshown | null>
  /** Takes it off the screen; nothing where it is not there any more. */
  readonly withdraw: (id: string) => void
  readonly close: () => void
}
