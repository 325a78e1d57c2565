/** Words of the welcome screen. */
import { inLanguage } from './words.js'

const english = {
  title: 'Pitwall watches; it never trades.',
  lead: 'It shows a Postgres trading database and an Interactive Brokers account in one place. Every number says how old it is, and the last desk stays on screen when a backend is gone.',
  demo: {
    name: 'Look around the demo desk',
    what: 'Starts a Postgres and an IB gateway of its own, with 90 days of simulated trades. It takes a few seconds, uses a folder of its own, and ends with Pitwall.',
    open: 'Open the demo desk',
    opening: 'Opening…',
    notOpened: (why: string) => `The demo desk was not opened: ${why}`,
    overridden: (variable: string) => `${variable} decides which desk opens. Unset it, or start Pitwall with --desk=demo.`
  },
  own: {
    name: 'Connect your own',
    what: 'Leads to the settings: a database URL, a gateway, or both. Each can be tested before it is saved. Pitwall only reads, and never keeps a password in plain text.',
    connect: 'Connect your own desk'
  }
} as const

export const welcomeText = inLanguage(english)
