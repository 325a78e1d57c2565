import { beforeEach, expect, test } from 'vitest'
import { dismiss, tell, useToasts } from './toast-store.js'

const told = (): readonly string[] => useToasts.getState().news.map(({ text }) => text)

beforeEach(() => {
  useToasts.setState({ news: [] })
})

test('the latest news are kept, none of them twice', () => {
  for (const text of ['a', 'b', 'a', 'c', 'd']) tell(text)
  expect(told()).toEqual(['a', 'c', 'd'])
})

test('one is dismissed by itself', () => {
  tell('a')
  tell('b')
  dismiss(useToasts.getState().news[0]?.id ?? -1)
  expect(told()).toEqual(['b'])
})
