/** Words of the services board. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const english = {
  title: 'Services',
  what: 'services',
  none: 'The database lists no service heartbeats.',
  judgedAsOf: (moment: string) => `judged as of ${moment} on that clock`,
  columns: {
    service: { title: 'Service' },
    state: { title: 'State', definition: 'ok: beat within 1.5 intervals. late: within 3. dead: older. alive, not working: it beats, but its work is older than 3 of its own intervals' },
    beat: { title: 'Last beat', definition: "When the heartbeats were last read, by the database's clock" },
    every: { title: 'Every', definition: 'Interval that it promises' },
    work: { title: 'Last work', definition: "Since it last produced what it is there for, by the database's clock; n/a: it does not tell" },
    workEvery: { title: 'Work every', definition: 'Interval in which it promises to produce something; n/a: none' },
    run: { title: 'Last run', definition: 'Duration of the last run' },
    median: { title: 'Median', definition: 'Of the runs that this page has seen' },
    runs: { title: 'Runs', definition: 'Durations of the runs seen since this page was opened, at most 60, the latest at the right' },
    word: { title: 'Says', definition: "The service's own word" },
    message: { title: 'Why, and its message' }
  },
  runs: {
    none: 'none seen yet',
    noneHint: 'The contract keeps the last run only; this page has seen none yet',
    seen: (count: number, since: string, least: string, most: string, median: string) =>
      `${plural(count, { one: `${String(count)} run`, other: `${String(count)} runs` })} seen since ${since}: ${least} to ${most}, median ${median}`
  },
  clock: {
    skew: 'clock skew',
    unknown: "the database's clock is not known yet",
    agrees: "the database's clock agrees with this machine's",
    ahead: (amount: string) => `the database's clock is ${amount} ahead of this machine's`,
    behind: (amount: string) => `the database's clock is ${amount} behind this machine's`
  }
} as const

export const servicesText = inLanguage(english)
