/** What a person is told of price bars who does not see them. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const english = {
  sizes: { '1m': '1 minute', '5m': '5 minutes', '15m': '15 minutes', '30m': '30 minutes', '1h': '1 hour', '1d': '1 day' },
  bar: (moment: string, open: string, high: string, low: string, close: string) => `${moment}: open ${open}, high ${high}, low ${low}, close ${close}`,
  volume: (bar: string, volume: string) => `${bar}, volume ${volume}`,
  none: (name: string) => `${name}: no bars`,
  summary: (name: string, count: string, size: string, first: string, last: string) => `${name}: ${count} bars of ${size}, ${first} to ${last}.`,
  prices: (close: string, high: string, low: string) => `Last close ${close}, high ${high}, low ${low}.`,
  missing: (count: number) => plural(count, { one: `${String(count)} span is missing.`, other: `${String(count)} spans are missing.` }),
  levels: { entry: 'entry', stop: 'stop', target: 'target', order: 'order', last: 'last', 'last-old': 'last-old' },
  level: (kind: string, label: string, price: string) => `${kind} ${label} at ${price}`,
  marked: (levels: string) => `Marked: ${levels}.`,
  fromTo: (from: string, to: string) => `${from} to ${to}`
} as const

export const barsText = inLanguage(english)
