/** Words of every panel: how true it is, the ways to refresh and copy it, and what it says without rows. In the first chunk. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const english = {
  states: { live: 'live', closed: 'closed', delayed: 'delayed', stale: 'stale', offline: 'offline', replay: 'replay', never: 'no data yet' },
  asOf: (time: string) => `as of ${time}`,
  fresh: (fresh: string, all: string) => `${fresh} of ${all} fresh`,
  copyAs: (panel: string) => `Copy ${panel} as CSV`,
  copyHint: 'Copy as CSV, exactly as shown (Ctrl+C in the table)',
  refresh: (panel: string) => `Refresh ${panel}`,
  refreshHint: 'Refresh now',
  slowed: 'Read less often, so that a slow server is not slowed further.',
  unreadable: (count: number) => plural(count, { one: `${String(count)} row could not be read and is not shown`, other: `${String(count)} rows could not be read and are not shown` }),
  failed: (panel: string) => `${panel} failed`,
  fault: (fault: string) => `A fault of Pitwall's own: ${fault}. The data are safe; the other panels go on.`,
  showAgain: 'Show it again',
  copied: 'Copied',
  copyDiagnostics: 'Copy diagnostics',
  selectedBelow: 'Selected below: press Ctrl+C to copy.',
  noSource: (what: string) => `No source of ${what}`,
  notProvided: 'What is connected does not provide this. Settings tells what can be connected.',
  viewCan: 'A view over your own tables can provide it: copy it, fill in where it says ... and run it in the database. It is read from then on.',
  copyView: 'Copy the view to write',
  copying: {
    ageNotKnown: 'age not known',
    timesIn: (zone: string) => `times in ${zone}`,
    filtered: (rows: string, all: string, by: string) => `${rows} of ${all} rows, filtered by ${by}`,
    grouped: (by: string) => `grouped by ${by}`,
    sorted: (by: string) => `sorted by ${by}`,
    copied: (rows: number) => plural(rows, { one: '1 row copied', other: `${String(rows)} rows copied` }),
    pressToCopy: 'Press Ctrl+C to copy',
    saved: (rows: number, file: string) => plural(rows, { one: `1 row saved to ${file}`, other: `${String(rows)} rows saved to ${file}` }),
    notSaved: (why: string) => `Not saved: ${why}`
  }
} as const

export const panelText = inLanguage(english)
