/** Words of the settings' fields: labels, choices, what to know of each, and what it must hold. */
import { inLanguage } from './words.js'

const english = {
  postgres: {
    url: { label: 'URL', placeholder: 'postgres://user@host:5432/database', hint: 'Wins over the fields below. Several hosts, tried in order: postgres://user@db1,db2:5433/database. A password in it is taken out and kept where passwords are kept.' },
    host: { label: 'Host', placeholder: 'localhost' },
    port: { label: 'Port' },
    database: { label: 'Database' },
    user: { label: 'User' },
    schema: { label: 'Schema', hint: 'Where the relations of the database contract are: tables, or views over your own tables.' },
    sslMode: { label: 'TLS' },
    maxConnections: { label: 'Connections', hint: 'The most that Pitwall ever holds, 1 to 10.' },
    sslRootCert: { label: 'Authority', placeholder: '~/.postgresql/root.crt, where there is one', hint: 'File of the authorities that may vouch for the server; system: those of this machine.' },
    sslCert: { label: 'Certificate', placeholder: 'none', hint: 'File of our own, for servers that ask for one.' },
    sslKey: { label: 'Its key', placeholder: 'none', hint: 'A file that its owner alone may read.' },
    targetSession: { label: 'Which server', hint: 'Of several hosts, given as db1,db2:5433: the first of this kind.' },
    connectTimeout: { label: 'Connect, s', hint: 'Seconds that one server may take to let us in.' }
  },
  tlsModes: {
    disable: 'disable: never encrypted',
    prefer: 'prefer: encrypted where the server can',
    require: 'require: always encrypted, server not checked',
    'verify-ca': 'verify-ca: server checked by its authority',
    'verify-full': 'verify-full: server checked by authority and name'
  },
  targetSessions: {
    any: 'any: the first that lets us in',
    'read-write': 'read-write: one that takes writes of others',
    'read-only': 'read-only: one that takes none',
    primary: 'primary',
    standby: 'standby',
    'prefer-standby': 'prefer-standby: a standby, or else any'
  },
  ib: {
    enabled: { label: 'Connect' },
    host: { label: 'Host' },
    port: { label: 'Port' },
    clientId: { label: 'Client id', hint: 'One that no other program uses at this gateway; never 0, which would bind orders placed by hand.' },
    account: { label: 'Account', placeholder: 'all accounts of the login', hint: 'The only one to watch; empty: all of them.' },
    gatewayRestartAt: { label: 'Restarts at', placeholder: 'not known', hint: 'When TWS or IB Gateway restarts every day, as 23:45 or 23:45 America/New_York: that silence is then expected, not alarmed.' },
    regions: { label: 'Servers in', hint: 'Where the servers stand that the account is connected to: their nightly resets are expected.' },
    connectTimeout: { label: 'Connect, s', hint: 'Seconds until the connection must stand.' },
    handshakeTimeout: { label: 'Greeting, s', hint: 'Seconds that the gateway may take to answer, and twice that to open the session. Short ones are known to harm gateways.' },
    requestsPerSecond: { label: 'Messages/s', hint: "Most messages a second: half the account's market data lines, less a reserve." },
    marketDataLines: { label: 'Data lines', hint: "The account's market data lines, shared with the watch lists of TWS." }
  },
  appearance: {
    theme: { label: 'Theme' },
    density: { label: 'Density' },
    gainColours: { label: 'Gain and loss', hint: 'The first two stay apart for eyes that do not tell red from green. A sign says the same every time.' },
    motion: { label: 'Motion' },
    timeZone: { label: 'Times in' },
    numbers: { label: 'Numbers as in' },
    hideAmounts: { label: 'Hide amounts', hint: 'Money amounts and sizes show as dots; prices, percentages and states stay. Ctrl+Shift+H.' },
    zoomPercent: { label: 'Zoom, %', hint: 'Of everything on the page, 80 to 200.' }
  },
  desktop: {
    showTray: { label: 'Icon in tray' },
    closing: { label: 'Closing', hint: 'What closing the window does while the icon is in the tray. In the tray Pitwall goes on watching.' },
    startAtLogin: { label: 'Start at login' },
    startHidden: { label: 'Start hidden', hint: 'Started at login, only the icon shows. Where there is no tray the window shows all the same.' }
  },
  closings: { ask: 'Asks the first time', hide: 'Stays in the tray and watches', quit: 'Quits' },
  themes: { dark: 'Dark', light: 'Light', contrast: 'High contrast', system: "The system's" },
  densities: { compact: 'Compact: more rows', comfortable: 'Comfortable: larger rows and text' },
  gainColours: { 'teal-orange': 'Teal and orange', 'blue-orange': 'Blue and orange', 'green-red': 'Green and red' },
  motions: { system: 'As the system has it', reduced: 'Less: nothing flashes or moves' },
  zones: {
    local: (zone: string) => `This machine's zone (${zone})`,
    exchange: (zone: string) => `The exchange's zone (${zone})`,
    utc: 'UTC'
  },
  ownLanguage: "This machine's language",
  notifications: {
    native: { label: 'Notifications', hint: 'Of the desktop; where it has none, windows of our own.' },
    nativeLeast: { label: 'From', hint: 'What is less severe is in the inbox only.' },
    sounds: { label: 'Sounds' },
    volume: (severity: string) => `${severity}, %`,
    play: 'Play',
    playOf: (severity: string) => `Play the sound of ${severity}`,
    notPlayed: (why: string) => `It could not be played: ${why}`,
    quietHours: { label: 'Quiet hours', hint: 'Nobody is disturbed in these; what came is told in one when they end.' },
    criticalPasses: { label: 'Critical too', hint: 'Critical alerts disturb in quiet hours as well.' },
    waitForSession: { label: 'In session', hint: 'Alerts about an instrument wait until its market opens, unless they are critical.' },
    keepAwake: { label: 'Stay awake', hint: 'This machine may not fall asleep while Pitwall watches; its screen may go dark.' },
    webhook: { label: 'Send alerts' },
    template: { label: 'To' },
    chatId: { label: 'Chat id', hint: 'The chat that the bot writes to.' },
    webhookLeast: { label: 'From' },
    tellsResolved: { label: 'Also the end', hint: 'Tells too that an alert is over.' },
    allowPrivate: { label: 'Own network', hint: 'The name may lead to an address of your own network. What it redirects to never may.' },
    deadMan: { label: 'Ping' },
    everySeconds: { label: 'Every, s', hint: 'Seconds between two pings. Let the service wait for two of them.' }
  },
  severities: { info: 'Info and above', warning: 'Warning and above', critical: 'Critical only' },
  templates: { ntfy: 'ntfy', slack: 'Slack, or its like', telegram: 'Telegram bot', json: 'Plain JSON' },
  /** What a field must hold. */
  wanted: {
    volume: 'a whole number from 0 to 100',
    quietHours: 'days with a start and an end like 22:00, in a known zone',
    everySeconds: 'a whole number from 30 to 86400',
    port: 'a whole number from 1 to 65535',
    postgresConnectTimeout: 'a whole number from 2 to 60',
    maxConnections: 'a whole number from 1 to 10',
    ibConnectTimeout: 'a whole number from 1 to 20',
    handshakeTimeout: 'a whole number from 5 to 60',
    requestsPerSecond: 'a whole number from 10 to 250',
    marketDataLines: 'a whole number from 1 to 5000',
    zoomPercent: 'a whole number from 80 to 200',
    gatewayRestartAt: 'a time like 23:45, or 23:45 America/New_York',
    clientId: 'a whole number from 1 to 2147483646; never 0, which would bind orders placed by hand'
  },
  needed: (wanted: string) => `Needed: ${wanted}.`,
  isNot: (typed: string, wanted: string) => `${typed} is not ${wanted}.`,
  notEmpty: 'Needed: must not be empty.',
  noChoice: (typed: string) => `${typed} is not one of the choices.`,
  regions: { 'north-america': 'North America', europe: 'Europe', 'asia-pacific': 'Asia-Pacific' }
} as const

export const fieldText = inLanguage(english)
