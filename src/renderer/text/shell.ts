/** Words of the frame around the screens: top bar, rail, status bar, and what is said when there is no desk. In the first chunk. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  opening: 'Opening the last desk…',
  notOpened: 'The desk did not open',
  fault: {
    title: "Pitwall's page has a fault",
    detail: (fault: string) => `${fault}. The app itself goes on: nothing that was saved is lost, and it cannot have traded.`,
    again: 'Load the page again'
  },
  rail: 'Screens',
  theScreen: 'The screen',
  screens: {
    overview: 'Overview', positions: 'Positions', orders: 'Orders', chart: 'Chart', pilot: 'Paper pilot', signals: 'Signals', services: 'Services', alerts: 'Alerts', rules: 'Alert rules', diagnostics: 'Diagnostics', settings: 'Settings'
  },
  unreadAlerts: {
    unknown: 'how many alerts are unread is not known',
    none: 'no unread alerts',
    counts: (critical: number, warning: number, info: number) => `unread: ${String(critical)} critical, ${String(warning)} ${plural(warning, { one: 'warning', other: 'warnings' })}, ${String(info)} info`
  },
  shortScreens: { pilot: 'Pilot', diagnostics: 'Health' },
  top: {
    demo: 'DEMO',
    demoHint: 'An embedded Postgres and a simulated IB Gateway: no real money',
    ownDesk: 'My desk',
    connectOwn: 'Connect your own desk',
    find: 'Find',
    findHint: 'Find an action, instrument, panel or setting',
    account: 'Account',
    allAccounts: 'All accounts',
    fresh: (fresh: string, all: string) => `${fresh} of ${all} fresh`,
    roleReason: (reason: string) => `The role ${reason}.`,
    roles: {
      'cannot-write': { text: 'read-only: the role cannot write', title: 'The database role has no right to write, the session is read-only, and Pitwall has no order-writing call.' },
      'could-write': { text: 'session read-only; the role could write', title: 'The session is read-only, so nothing is written. A role without any right to write would prove it: see the README.' },
      unknown: { text: 'read-only session', title: 'The session is read-only. Whether the role could write is not known until the database has been asked.' }
    }
  },
  amounts: {
    hidden: 'Hidden',
    label: 'Amounts are hidden: show them',
    hint: 'Money amounts and sizes are hidden, prices and percentages are not. Show them'
  },
  notices: {
    close: 'Close',
    missedChanges: (failure: string) => `This page missed changes and could not ask for the desk again, so what it shows grows old: ${failure}. It asks again with the next change.`,
    setting: (field: string, value: string, problem: string, remedy: string) => `Settings: ${field} is ${value}: ${problem}. ${remedy}`,
    noNotifications: (problem: string, remedy: string) => `The desktop shows no notifications of alerts: ${problem}. ${remedy}`,
    notSaved: (problem: string) => `Snapshots are not being saved: ${problem}`
  },
  status: {
    label: 'Status',
    pool: (used: string, most: string) => `pool ${used}/${most}`,
    replica: 'replica',
    slow: 'slow',
    noSandbox: 'no sandbox',
    noSandboxHint: 'Chromium runs without its sandbox: started as root, or with --no-sandbox. Run Pitwall as an ordinary user.',
    loop: (ms: string) => `loop ${ms} ms`,
    loopHint: (median: string, p99: string, most: string) => `Delay of the app's own event loop over the last 5 s: median ${median} ms, 99 % ${p99} ms, most ${most} ms`,
    expectedUntil: (time: string) => `expected until ${time}`,
    tryingNow: 'trying now',
    nextTryIn: (age: string) => `next try in ${age}`,
    snapshot: 'Snapshot',
    snapshotHint: 'The last desk, kept on this machine',
    nothingSaved: 'nothing saved yet',
    saved: (age: string) => `saved ${age} ago`,
    notSaved: (code: string) => `not being saved: ${code}`,
    changeZone: 'Press to change the zone',
    server: (version: string) => `server ${version}`,
    serverVersion: (version: string) => `server version ${version}`,
    clockBehind: (ms: string) => `its clock is ${ms} ms behind this one`,
    clockAhead: (ms: string) => `its clock is ${ms} ms ahead of this one`,
    pooled: 'through a pooler: changes are found by polling',
    farmsUnknown: 'farms unknown',
    farms: (count: string) => `${count} farms`,
    farmsBroken: (names: string) => `broken: ${names}`
  }
} as const

export const shellText = inLanguage(english)
