/** The window that stands in for the system's notifications: at most a few cards, each a few lines and what can be done. */
import type { CardAnswer, NoticeCard, NoticeCards } from '../../shared/notices/cards.js'
import { noticesWords as words } from '../text/notices.js'
import { onCards, reply } from './bridge.js'

/** A card that a person was at goes this long after they have left it, in milliseconds. */
const AFTER_LEAVING_MS = 4_000

const buttons: readonly (readonly [answer: CardAnswer, text: string])[] = [['open', words.show], ['acknowledge', words.acknowledge], ['snooze', words.snooze]]

const find = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`notices.html has no element #${id}`)
  return element
}

const place = find('cards')
const shown = new Map<string, { readonly json: string; readonly element: HTMLElement; readonly end: () => void }>()

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function button(text: string, run: () => void): HTMLElement {
  const made = element('button', 'button', text)
  made.setAttribute('type', 'button')
  made.addEventListener('click', (event) => {
    event.stopPropagation()
    run()
  })
  return made
}

function draw({ id, severity, isOver, title, lines }: NoticeCard): HTMLElement {
  const card = element('section', 'card')
  const answer = (what: CardAnswer) => (): void => { reply({ id, answer: what }) }
  card.dataset['severity'] = isOver ? 'over' : severity
  card.dataset['notice'] = id
  card.setAttribute('role', severity === 'critical' && !isOver ? 'alert' : 'status')
  card.setAttribute('aria-label', title)
  const head = element('header', 'head')
  const close = button('\u00d7', answer('dismiss'))
  close.className = 'close'
  close.setAttribute('aria-label', words.close)
  head.append(element('span', 'severity', isOver ? words.over : words.severity[severity]), element('h1', 'title', title), close)
  const body = element('div', 'lines')
  body.append(...lines.map((line) => element('p', 'line', line)))
  const foot = element('footer', 'buttons')
  // What is over needs no answer.
  foot.append(...buttons.filter(([what]) => what === 'open' || !isOver).map(([what, text]) => button(text, answer(what))))
  card.append(head, body, foot)
  card.addEventListener('click', answer('open'))
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') reply({ id, answer: 'dismiss' })
  })
  return card
}

/** It goes by itself when nobody has been at it for long enough. @returns what ends the wait */
function goLater({ id, goesAfterMs }: NoticeCard, card: HTMLElement): () => void {
  if (goesAfterMs === null) return () => undefined
  let timer: number | undefined
  const wait = (ms: number): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => { reply({ id, answer: 'expired' }) }, ms)
  }
  const stay = (): void => { window.clearTimeout(timer) }
  const leave = (): void => {
    if (!card.matches(':hover') && !card.contains(document.activeElement)) wait(AFTER_LEAVING_MS)
  }
  card.addEventListener('pointerenter', stay)
  card.addEventListener('focusin', stay)
  card.addEventListener('pointerleave', leave)
  card.addEventListener('focusout', () => { queueMicrotask(leave) })
  wait(goesAfterMs)
  return stay
}

function show({ cards, waiting, theme }: NoticeCards): void {
  document.documentElement.dataset['theme'] = theme
  const wanted = new Set(cards.map(({ id }) => id))
  for (const [id, { element: old, end }] of shown) {
    if (wanted.has(id)) continue
    end()
    old.remove()
    shown.delete(id)
  }
  cards.forEach((card, index) => {
    const json = JSON.stringify(card)
    const before = shown.get(card.id)
    if (before?.json !== json) {
      const drawn = draw(card)
      before?.end()
      before?.element.remove()
      shown.set(card.id, { json, element: drawn, end: goLater(card, drawn) })
    }
    const now = shown.get(card.id)?.element
    if (now !== undefined && place.children[index] !== now) place.insertBefore(now, place.children[index] ?? null)
  })
  const more = find('waiting')
  more.hidden = waiting === 0
  more.textContent = words.waiting(waiting)
}

new ResizeObserver(() => { reply({ height: Math.ceil(document.body.getBoundingClientRect().height) }) }).observe(document.body)
onCards(show)
