/** The window's own way to main. */
import type { NoticeBridge, NoticeCards, NoticeReply } from '../../shared/notices/cards.js'

declare global {
  interface Window {
    readonly notices: NoticeBridge
  }
}

export function onCards(listener: (cards: NoticeCards) => void): void {
  window.notices.onCards((json) => { listener(JSON.parse(json) as NoticeCards) })
}

export function reply(what: NoticeReply): void {
  window.notices.reply(JSON.stringify(what))
}
