/** Between main and the window that stands in for the system's notifications. No schema library: its page is a few kilobytes. */
import type { Theme } from '../config/theme.js'
import type { AlertSeverity } from '../domain/alerts/alert.js'

export const CARDS_CHANNEL = 'notices:cards'
export const ANSWER_CHANNEL = 'notices:answer'

export interface NoticeCard {
  readonly id: string
  readonly severity: AlertSeverity
  readonly isOver: boolean
  readonly title: string
  readonly lines: readonly string[]
  /** Milliseconds after which it goes by itself, unless a person is at it; null: it stays. */
  readonly goesAfterMs: number | null
}

export interface NoticeCards {
  /** Newest first. */
  readonly cards: readonly NoticeCard[]
  /** How many wait for room. */
  readonly waiting: number
  readonly theme: Theme
}

/** expired: nobody looked. */
export const cardAnswers = ['open', 'acknowledge', 'snooze', 'dismiss', 'expired'] as const
export type CardAnswer = (typeof cardAnswers)[number]

/** What the window says: an answer to a card, or how high its cards are, in pixels. */
export type NoticeReply = { readonly id: string; readonly answer: CardAnswer } | { readonly height: number }

/** What the window's preload gives its page. */
export interface NoticeBridge {
  readonly onCards: (listener: (json: string) => void) => void
  readonly reply: (json: string) => void
}
