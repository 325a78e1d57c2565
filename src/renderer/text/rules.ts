/** Words of the screen of alert rules. Its kinds are in `rule-kinds.ts`, the fields of its editor in `rule-fields.ts`. */
import type { ReactNode } from 'react'
import { pluralIn } from './plural.js'
import { inLanguage, type Parts } from './words.js'

const plural = pluralIn('en')

const english = {
  title: 'Alert rules',
  list: 'Rules, the worst first',
  counts: (all: number, on: string) => plural(all, { one: `1 rule, ${on} on`, other: `${String(all)} rules, ${on} on` }),
  find: 'Find a rule',
  findWords: 'name, kind, instrument…',
  none: { title: 'No rule has these words', detail: 'They are looked for in the name, the kind and the condition.' },
  noRules: { title: 'There are no rules', detail: 'Nothing raises an alert. Make a rule, or bring a default back.' },
  make: 'New rule',
  reading: 'Reading the rules…',
  unreadable: 'The rules could not be read',
  again: 'Try again',
  stale: (why: string) => `States are those of the last answer: ${why}`,
  states: { off: 'Off', normal: 'Normal', pending: 'Pending', alerting: 'Alerting', recovering: 'Recovering', 'no-data': 'No data', error: 'Error' },
  stateMeanings: {
    off: 'It is switched off and watches nothing.', normal: 'Its condition is not met.', pending: 'Its condition is met, and has to hold.',
    alerting: 'Its condition is met, and an alert was raised.', recovering: 'Its condition is met no more, and that has to hold.',
    'no-data': 'Nothing can be said now: what was so before stays as it was.', error: 'It cannot be judged.'
  },
  since: (age: string) => `for ${age}`,
  subjects: (count: number) => plural(count, { one: '1 subject', other: `${String(count)} subjects` }),
  next: (time: string) => `Judged again at ${time}`,
  last: (age: string) => `Last alert ${age} ago`,
  lasts: (age: string) => `Alert since ${age}`,
  noLast: 'No alert yet',
  muted: 'muted',
  isMuted: 'Recorded, but nobody is told',
  unsaved: 'not saved',
  changed: 'changed',
  isChanged: 'Other than it came',
  own: 'own',
  isOwn: 'Made here; not one of the defaults',
  turn: (name: string) => `Watch ${name}`,
  edit: (name: string) => `Edit ${name}`,
  more: (name: string) => `More for ${name}`,
  menu: { duplicate: 'Duplicate', mute: 'Mute', unmute: 'Unmute', reset: 'Back to default', remove: 'Delete' },
  copyName: (name: string) => `${name} (copy)`,
  deleted: (name: string) => `“${name}” was deleted.`,
  undo: 'Undo',
  dismiss: 'Dismiss',
  notDone: (why: string) => `Not done: ${why}`,
  removedDefaults: 'Deleted defaults',
  restore: (name: string) => `Bring back ${name}`,
  issues: {
    label: 'Problems of the file of rules',
    title: (count: number, path: ReactNode): Parts => [plural(count, { one: 'One entry was not used', other: `${String(count)} entries were not used` }), '; all other rules are watched: ', path],
    issue: (field: ReactNode, value: ReactNode, problem: string): Parts => [field, ' is ', value, `: ${problem}. `]
  },
  editor: {
    label: 'Rule',
    newTitle: 'New rule',
    close: 'Close',
    closeHint: 'What was typed is kept until Pitwall ends',
    save: 'Save',
    saving: 'Saving…',
    undo: 'Undo changes',
    discard: 'Discard',
    saved: 'Saved, and watched from now on.',
    savedOff: 'Saved. It is switched off.',
    allSaved: 'Everything is saved.',
    notSaved: (why: string) => `Not saved: ${why}`,
    fieldNeedsLook: 'Not saved: a field needs another look.'
  },
  preview: {
    title: 'What would have fired',
    days: { '1': '1 day', '7': '7 days', '30': '30 days' },
    daysLabel: 'Over the last',
    waiting: 'Counting…',
    notYet: 'Shown as soon as every field is right.',
    failed: (why: string) => `Not known: ${why}`,
    total: (count: number) => plural(count, { one: '1 alert', other: `${String(count)} alerts` }),
    perDay: (perDay: string) => `${perDay} a day`,
    none: 'None',
    unknown: 'Not known',
    ends: (first: string, last: string) => `first ${first}, last ${last}`,
    reach: (from: string, until: string) => `History reaches from ${from} to ${until}.`,
    noReach: 'There is no history of it.',
    lasted: (time: string) => `for ${time}`,
    lasts: 'still',
    day: (day: string, count: number) => plural(count, { one: `${day}: 1 alert`, other: `${day}: ${String(count)} alerts` }),
    timeline: 'Alerts by day',
    list: 'Alerts that it would have raised, the latest first',
    replay: (time: string) => `Show the desk as it was at ${time}`,
    more: (count: string) => `and ${count} more before`
  }
} as const

export const rulesText = inLanguage(english)
