/** Words of what a panel shows instead of rows. */
import { inLanguage } from './words.js'

const english = {
  none: (what: string) => `No ${what}`,
  noneSoFar: (what: string) => `No ${what} so far`,
  notAllAnswered: 'Not every source has answered yet; what is being tried is said above and in the status bar.',
  waitingFor: (what: string) => `Waiting for ${what}`,
  shownWhenAnswered: 'Shown as soon as the source has answered once; what is being tried, and when next, is in the status bar.',
  demoStarts: (stage: string) => (stage === '' ? 'The demo desk is starting.' : `The demo desk is starting: ${stage}.`),
  attempt: (source: string, phase: string, age: string, limit: string) => `${source}: ${phase} for ${age}. An attempt that takes longer than ${limit} is given up and made again.`,
  notKnownThen: (what: string) => `Nothing was known of ${what} at that moment`,
  notKnownThenDetail: 'No source had answered yet when this desk was kept.',
  close: 'Close',
  askedAgain: 'Asked again; each panel says when the answer is there.',
  asked: (source: string) => `${source} has been asked. An answer that is late is given up and asked for again.`
} as const

export const statesText = inLanguage(english)
