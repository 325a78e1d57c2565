/** Words of the settings screen. Its fields are in `setting-fields.ts`. */
import { pluralIn } from './plural.js'
import { inLanguage, type Parts } from './words.js'
import type { ReactNode } from 'react'

const plural = pluralIn('en')

const english = {
  label: 'Settings',
  reading: 'Reading the settings…',
  unreadable: 'The settings could not be read',
  again: 'Try again',
  byVariable: (variable: ReactNode): Parts => ['Set by the environment variable ', variable, ', which wins over this field.'],
  desk: {
    title: 'Desk',
    demo: {
      isOpen: 'The demo desk is open',
      what: 'A Postgres and an IB gateway of its own, with simulated trades and no real money. It uses none of the connections below.',
      open: 'Open the demo desk'
    },
    own: {
      isOpen: 'Your own desk is open',
      what: 'It uses the connections below, and a data folder that the demo never touches.',
      open: 'Open my own desk'
    },
    byVariable: (variable: ReactNode): Parts => ['Decided by ', variable, ' (the environment or the command line), which wins over this setting.']
  },
  postgres: {
    title: 'Postgres',
    intro: 'Give a URL or the single fields. Pitwall only reads: its sessions are read-only, and a role that cannot write proves it.',
    advanced: 'Certificates, several servers',
    urlWins: 'Not used: the URL wins.',
    urlsModeWins: 'A sslmode in the URL wins.',
    test: 'Test Postgres'
  },
  ib: {
    title: 'Interactive Brokers',
    intro: 'A running IB Gateway or TWS with its API turned on. Pitwall works with the Read-Only API too, but is then not told of orders.',
    advanced: 'Advanced',
    connects: 'Pitwall connects, and again by itself after the gateway has been away.',
    off: 'Off: the broker is not asked for anything.',
    usualPorts: 'Usual ports',
    ports: { gatewayLive: 'Gateway live', gatewayPaper: 'Gateway paper', twsLive: 'TWS live', twsPaper: 'TWS paper' },
    test: 'Test IB'
  },
  password: {
    label: 'Password',
    unchanged: 'unchanged',
    forget: 'Forget it',
    keep: 'Keep it',
    willBeForgotten: 'It will be forgotten when you save.',
    from: {
      none: 'No password is known.',
      keychain: 'A password is kept in the keychain.',
      session: 'A password is known for this run only: it is forgotten when Pitwall ends.',
      environment: 'The environment gives the password (PGPASSWORD, or within PITWALL_POSTGRES_URL); it wins over one typed here.',
      pgpass: 'The password file (PGPASSFILE, or .pgpass) gives the password.'
    },
    toKeychain: (keychain: string) => `A new one goes to this system's keychain (${keychain}), never to the settings file.`,
    toNowhere: (keychain: string) => `This system has no keychain that protects a password (${keychain}): one typed here is kept for this run only and never written to disk. For one that lasts, set PGPASSWORD or PGPASSFILE.`
  },
  appearance: { title: 'Appearance' },
  notifications: {
    title: 'Notifications',
    intro: 'When and by what you are disturbed. What is raised is always recorded, and in the inbox.',
    rules: 'Alert rules',
    pausedUntil: (until: string) => `Paused until ${until}.`,
    pausedWithCritical: (until: string) => `Paused until ${until}, critical alerts too.`,
    notPaused: 'Not paused.',
    pauseLabel: 'Pause',
    pauseFor: { '15': '15 min', '60': '1 h', '240': '4 h' },
    resume: 'Notify again',
    noQuiet: 'None',
    failed: (why: string) => `Not done: ${why}`
  },
  outbound: {
    webhook: { title: 'Webhook', intro: 'Off until you switch it on. Alerts go to this one address, and nowhere else.' },
    deadMan: { title: "Dead man's switch", intro: 'Asks an address again and again while all is well. When that ends, the service that waits for it tells you: no monitor can tell of its own death.' },
    address: 'Address',
    token: 'Token',
    addressHint: { ntfy: 'https://ntfy.sh/topic', slack: 'https://hooks.slack.com/services/…', telegram: 'https://api.telegram.org', json: 'https://host/path', deadMan: 'https://hc-ping.com/…' },
    tokenHint: { telegram: "The bot's token: it becomes a part of the path.", other: 'Sent as a bearer token. Empty: none.' },
    unchanged: 'unchanged',
    kept: {
      none: 'No address is known.',
      keychain: (host: string, token: string) => `An address at ${host} is kept in the keychain${token}.`,
      session: (host: string, token: string) => `An address at ${host} is known for this run only${token}: this system has no keychain that protects it, and it is never written to disk.`
    },
    withToken: ', with a token',
    typedFate: 'Kept as a secret when you press Keep, never in the settings file.',
    keep: 'Keep',
    forget: 'Forget it',
    test: 'Send a test',
    testPing: 'Ping now',
    unsaved: 'A test goes by what is saved: save first.',
    typed: 'Keep the address first: it has been typed, but not kept.',
    notKept: (why: string) => `Not kept: ${why}`,
    steps: { address: 'Address', answer: 'Answer' },
    noAddress: 'None has been typed.',
    addressOf: (host: string) => host,
    last: (when: string) => `Last told ${when}.`,
    lastFailed: (when: string, why: string) => `Failed ${when}: ${why}`
  },
  desktop: {
    title: 'Desktop',
    tray: {
      shown: "It is in the tray: it shows how the desk is and the day's P&L; its menu has the top figures and the latest alerts.",
      off: 'No icon: closing the window quits.',
      none: 'This desktop has no tray that Pitwall can use (neither StatusNotifierItem nor the X11 tray): closing the window quits, and the window always shows. On GNOME the extension AppIndicator adds one.',
      unknown: 'Looking for a tray…'
    },
    noTray: 'This desktop has no tray: closing quits.',
    noIcon: 'Without the icon closing quits.',
    notAtLogin: 'Has no effect while Pitwall does not start at login.',
    loginFailed: (why: string) => `Starting at login could not be set up: ${why}`,
    loginOff: "It was switched off in the desktop's own settings. Turn it off and on here to have it again."
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    intro: "Press a shortcut's button, then the new keys; Backspace takes it away, Escape leaves it. Changes are kept at once.",
    resetAll: 'Reset all to default',
    notKept: (why: string) => `Not kept: ${why}`,
    reset: 'Default',
    resetOne: (action: string) => `Default shortcut for ${action}`,
    asking: (action: string) => `Shortcut for ${action}: press the new keys`,
    isNone: (action: string) => `Shortcut for ${action}: none`,
    is: (action: string, keys: string) => `Shortcut for ${action}: ${keys}`,
    press: 'Press keys…',
    none: 'none',
    isOf: (keys: string, action: string) => `${keys} is the shortcut of “${action}”`,
    takeIt: 'Use it here instead',
    leaveIt: 'Leave it there'
  },
  save: {
    saving: 'Saving…',
    unsaved: 'Not saved yet:',
    reopens: 'Saving opens the desk anew with these connections; its last rows stay in its snapshot.',
    staysDemo: 'Saving keeps the demo desk open.',
    openOwn: 'Save and open my own desk',
    keepsConnections: 'Saving keeps the connections as they are.',
    allSaved: (path: ReactNode): Parts => ['Everything is saved in ', path, '.'],
    savedTo: (path: string) => `Saved to ${path}.`,
    fieldNeedsLook: 'Not saved: a field needs another look.',
    notSaved: (why: string) => `Not saved: ${why}`,
    undo: 'Undo changes',
    save: 'Save'
  },
  issues: {
    label: 'Problems of the settings',
    title: (count: number, path: ReactNode): Parts => [plural(count, { one: 'One setting was not used', other: `${String(count)} settings were not used` }), '. The file is as it was: ', path],
    issue: (field: ReactNode, value: ReactNode, problem: string): Parts => [field, ' is ', value, `: ${problem}. `]
  },
  test: {
    trying: (seconds: string, most: string) => `Trying for ${seconds} s, at most ${most} s`,
    outdated: 'The fields have changed since this test.',
    steps: (backend: string) => `Steps of the test of ${backend}`,
    outcomes: { passed: 'passed', failed: 'failed', warned: 'warned', skipped: 'skipped' }
  }
} as const

export const settingsText = inLanguage(english)
