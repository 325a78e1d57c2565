import { expect, it } from 'vitest'
import type { NoticeCard } from '../../../shared/notices/cards.js'
import { CardStack } from './card-stack.js'

const card = (id: string, goesAfterMs: number | null = 8_000, title = id): NoticeCard => ({ id, severity: goesAfterMs === null ? 'critical' : 'info', isOver: false, title, lines: [], goesAfterMs })
const ids = (stack: CardStack): readonly string[] => stack.shown.map(({ id }) => id)

it('shows four at most, the newest first, and what stays before what goes', () => {
  const stack = new CardStack()
  for (const id of ['a', 'b', 'c']) stack.put(card(id))
  stack.put(card('loss', null))
  stack.put(card('d'))
  stack.put(card('e'))
  expect(ids(stack)).toEqual(['loss', 'e', 'd', 'c'])
  expect(stack.waiting).toBe(2)
  expect(stack.take('e')).toBe(true)
  expect(stack.take('e')).toBe(false)
  expect(ids(stack)).toEqual(['loss', 'd', 'c', 'b'])
})

it('replaces a card in its place', () => {
  const stack = new CardStack()
  for (const id of ['a', 'b']) stack.put(card(id))
  stack.put(card('a', 8_000, 'a, and more'))
  expect(stack.shown.map(({ title }) => title)).toEqual(['b', 'a, and more'])
  stack.clear()
  expect(stack.isEmpty).toBe(true)
})
