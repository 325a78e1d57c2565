/** Names of the actions, and other words by which they are looked for. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  notKept: (why: string) => `Not kept: ${why}`,
  notKeptForNext: (why: string) => `Not kept for the next start: ${why}`,
  notRefreshed: (why: string) => `Not refreshed: ${why}`,
  screenWords: (words: string) => `screen ${words}`,
  screens: {
    overview: 'home account profit loss risk', workspace: 'panels layout dock desk', positions: 'holdings book protection stop', orders: 'blotter working stop limit', chart: 'bars candles price instrument',
    pilot: 'strategies trades equity review', signals: 'strategies fired', alerts: 'inbox notifications acknowledge mute snooze pause', rules: 'alerts conditions thresholds limits editor', services: 'heartbeats processes health', diagnostics: 'health session status log', settings: 'preferences options connection'
  },
  desk: {
    refresh: { title: 'Refresh everything', words: 'reload update ask again' },
    refreshDatabase: { title: 'Refresh the database', words: 'postgres reload ask again reconnect' },
    refreshBroker: { title: 'Refresh the broker', words: 'ib gateway tws reload reconnect' },
    allAccounts: { title: 'Show all accounts together', words: 'account filter' },
    mend: { title: 'Mend everything that is broken on purpose', words: 'demo clear faults break something' }
  },
  alerts: {
    unread: { title: 'Show unread alerts', words: 'inbox notifications new' },
    pause: { title: 'Pause notifications for an hour', words: 'alerts quiet silence do not disturb' },
    resume: { title: 'Notifications again', words: 'alerts unpause resume' },
    failed: (why: string) => `Alerts: ${why}`
  },
  replay: {
    open: { title: 'Replay a past moment: go to a time', words: 'history time travel snapshot jump past rewind' },
    previous: { title: 'Replay the moment before', words: 'history time travel back past rewind step' },
    next: { title: 'Replay the moment after', words: 'history time travel forward step' },
    back: { title: 'Back to the live desk', words: 'replay end now present return' },
    failed: (why: string) => `Replay: ${why}`
  },
  palette: { title: 'Find an action, instrument or setting', words: 'command palette search' },
  sheet: { title: 'Show all keyboard shortcuts', words: 'keys hotkeys sheet' },
  amounts: { title: 'Hide or show amounts', words: 'privacy mask money size quantity screen share' },
  zoom: { in: 'Zoom in', out: 'Zoom out', reset: 'Zoom back to 100 %', words: 'size larger smaller text scale magnify' },
  choices: { theme: 'Theme', density: 'Density', gainColours: 'Gain and loss', motion: 'Motion', timeZone: 'Times' },
  view: {
    dark: { title: 'Dark theme', words: 'appearance colours night' },
    light: { title: 'Light theme', words: 'appearance colours day' },
    contrast: { title: 'High-contrast theme', words: 'appearance colours accessibility' },
    systemTheme: { title: "The system's theme", words: 'appearance colours automatic contrast' },
    compact: { title: 'Compact rows', words: 'density appearance dense more' },
    comfortable: { title: 'Comfortable rows', words: 'density appearance larger' },
    tealOrange: { title: 'Gain and loss in teal and orange', words: 'colours colour blind safe profit' },
    blueOrange: { title: 'Gain and loss in blue and orange', words: 'colours colour blind safe profit' },
    greenRed: { title: 'Gain and loss in green and red', words: 'colours profit' },
    lessMotion: { title: 'Less motion', words: 'animation flash accessibility' },
    systemMotion: { title: 'Motion as the system has it', words: 'animation flash accessibility' },
    localTimes: { title: "Times in this machine's zone", words: 'time zone local clock' },
    exchangeTimes: { title: "Times in the exchange's zone", words: 'time zone new york clock' },
    utcTimes: { title: 'Times in UTC', words: 'time zone clock' }
  }
} as const

export const actionsText = inLanguage(english)
