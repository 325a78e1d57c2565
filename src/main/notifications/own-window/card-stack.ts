/** Which notices are on screen in our own window, and which wait for room. */
import type { NoticeCard } from '../../../shared/notices/cards.js'
import type { Notice } from '../notice.js'

/** More would cover what a person works at. */
const MOST_SHOWN = 4
/** What waits beyond that is in the inbox only. */
const MOST_WAITING = 50
const GOES_AFTER_MS = { info: 8_000, warning: 15_000, critical: 15_000 } as const

export function cardOf({ id, severity, isOver, title, lines, isSticky }: Notice): NoticeCard {
  return { id, severity, isOver, title, lines, goesAfterMs: isSticky ? null : GOES_AFTER_MS[severity] }
}

export class CardStack {
  /** Newest first; what stays until it is closed keeps its place before what does not. */
  #cards: readonly NoticeCard[] = []

  /** Those that are shown: what is critical first comes to be seen. */
  get shown(): readonly NoticeCard[] {
    return this.#cards.slice(0, MOST_SHOWN)
  }

  get waiting(): number {
    return Math.max(0, this.#cards.length - MOST_SHOWN)
  }

  get isEmpty(): boolean {
    return this.#cards.length === 0
  }

  /** In place of the one with its id, where there is one. */
  put(card: NoticeCard): void {
    const isKnown = this.#cards.some(({ id }) => id === card.id)
    const cards = isKnown ? this.#cards.map((known) => (known.id === card.id ? card : known)) : [card, ...this.#cards]
    const [staying, going] = [cards.filter(({ goesAfterMs }) => goesAfterMs === null), cards.filter(({ goesAfterMs }) => goesAfterMs !== null)]
    this.#cards = [...staying, ...going].slice(0, MOST_SHOWN + MOST_WAITING)
  }

  /** @returns whether it was there */
  take(id: string): boolean {
    const before = this.#cards.length
    this.#cards = this.#cards.filter((card) => card.id !== id)
    return this.#cards.length < before
  }

  clear(): void {
    this.#cards = []
  }
}
