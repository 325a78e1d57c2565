/** Words of the replay of a past moment. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  label: 'Replay of a past moment',
  mark: 'REPLAY',
  markHint: (moment: string) => `The whole desk as it was at ${moment}. Nothing here is of now. Press to go back to live`,
  ago: (age: string) => `${age} ago`,
  atAlert: 'kept for an alert',
  previous: 'Previous moment',
  next: 'Next moment',
  scale: 'Moment',
  span: 'Span',
  spans: { hour: 'Last hour', day: 'Last day', month: 'Last 30 days', all: 'All' },
  count: (count: number) => plural(count, { one: '1 moment', other: `${String(count)} moments` }),
  jump: 'Go to',
  jumpHint: (zone: string) => `Date and time in ${zone}, then Enter`,
  back: 'Back to live',
  notOpened: (why: string) => `The past desk could not be shown: ${why}`,
  onlyOldest: (moment: string) => `Nothing older is kept than the desk of ${moment}`
} as const

export const replayText = inLanguage(english)
