/** The user's settings, as kept in `settings.json`. No secret is ever in here. */
import { z } from 'zod'
import { ibRegions } from '../domain/ib-windows.js'
import { instrument } from '../domain/instrument-schema.js'
import { zoneNamed } from '../lib/zoned-time.js'
import { desktopSettings } from './desktop-settings.js'
import { notificationSettings } from './notification-settings.js'
import { shortcutProblem } from './shortcut.js'

export const SETTINGS_VERSION = 1

const port = z.int().min(1).max(65_535)

export const postgresSettings = z.strictObject({
  /** `postgres://user@host:port/database`, with several hosts if need be; where given it wins over the fields below. Must not contain a password. */
  url: z.string().default(''),
  /** One, or several that are tried in order: `db1,db2:5433`. */
  host: z.string().default(''),
  port: port.default(5432),
  database: z.string().default(''),
  user: z.string().default(''),
  schema: z.string().min(1).default('pitwall'),
  /** As users of libpq know it. */
  sslMode: z.enum(['disable', 'prefer', 'require', 'verify-ca', 'verify-full']).default('prefer'),
  /** File with the authorities that may vouch for the server; `system`: those of this machine; empty: as libpq looks for one. */
  sslRootCert: z.string().default(''),
  /** Files of the client's own certificate and its key, for servers that ask for one. */
  sslCert: z.string().default(''),
  sslKey: z.string().default(''),
  /** Which of several servers will do, as libpq's target_session_attrs. */
  targetSession: z.enum(['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby']).default('any'),
  /** Seconds that one server may take to let us in. */
  connectTimeoutSeconds: z.int().min(2).max(60).default(10),
  /** Most connections that Pitwall may ever hold. */
  maxConnections: z.int().min(1).max(10).default(4)
})
export type PostgresSettings = z.infer<typeof postgresSettings>

const restartTime = z.string().regex(/^$|^([01]\d|2[0-3]):[0-5]\d( \S+)?$/).refine((text) => {
  const zone = text.split(' ')[1]
  return zone === undefined || zoneNamed(zone) !== null
}, 'expected a known time zone after the time')

export const ibSettings = z.strictObject({
  enabled: z.boolean().default(false),
  host: z.string().min(1).default('127.0.0.1'),
  port: port.default(4001),
  /** Never 0: client 0 binds orders placed by hand. */
  clientId: z.int().min(1).max(2_147_483_646).default(77),
  /** Account to show first; empty: all that the login manages. */
  account: z.string().default(''),
  /** Seconds until a TCP connection must stand. */
  connectTimeoutSeconds: z.int().min(1).max(20).default(5),
  /** Seconds that the gateway may take for the greeting, and twice that for opening the session. Short ones harm gateways. */
  handshakeTimeoutSeconds: z.int().min(5).max(60).default(15),
  /**
   * Most messages that may leave within any one second: half the account's market data lines, less a reserve. An account
   * with 100 lines may send 50 (IB.md 3.5).
   */
  requestsPerSecond: z.int().min(10).max(250).default(40),
  /** The account's market data lines. */
  marketDataLines: z.int().min(1).max(5_000).default(100),
  /** When TWS or IB Gateway restarts every day: `23:45`, or `23:45 America/New_York`; empty: not known. */
  gatewayRestartAt: restartTime.default(''),
  /** Where the servers stand that the account is connected to: their nightly resets are expected. */
  regions: z.array(z.enum(ibRegions)).default(['north-america'])
})
export type IbSettings = z.infer<typeof ibSettings>

/** Per cent. */
export const LEAST_ZOOM = 80
export const MOST_ZOOM = 200

export const numberLanguages = ['system', 'en-US', 'en-IN', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'sv-SE'] as const

export const appearanceSettings = z.strictObject({
  /** `system`: dark or light, or high contrast where the operating system asks for more contrast. */
  theme: z.enum(['system', 'dark', 'light', 'contrast']).default('dark'),
  density: z.enum(['compact', 'comfortable']).default('compact'),
  /** Colours of gain and loss. The first two can be told apart by eyes that do not tell red from green. */
  gainColours: z.enum(['teal-orange', 'blue-orange', 'green-red']).default('teal-orange'),
  /** `system`: less where the operating system asks for less. */
  motion: z.enum(['system', 'reduced']).default('system'),
  /** Zone in which times are shown. */
  timeZone: z.enum(['local', 'exchange', 'utc']).default('local'),
  /** Size of everything on the page, in per cent. */
  zoomPercent: z.int().min(LEAST_ZOOM).max(MOST_ZOOM).default(100),
  /** How numbers are written: as this machine's language does, or another. */
  numbers: z.enum(numberLanguages).default('system'),
  /** Money amounts and sizes are not shown; prices, percentages and states are. */
  hideAmounts: z.boolean().default(false)
})

/** As many as an account without boosters has market data lines: more could never all be quoted. */
const MOST_WATCHED = 100

const watchList = z.array(instrument).max(MOST_WATCHED).superRefine((list, context) => {
  const seen = new Set<string>()
  for (const [index, { conId }] of list.entries()) {
    if (seen.has(conId)) context.addIssue({ code: 'custom', path: [index], message: `contract ${conId} is in the list twice` })
    seen.add(conId)
  }
})

const shortcut = z.string().superRefine((keys, context) => {
  const problem = shortcutProblem(keys)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

/** By action; the empty text takes an action's shortcut away. Actions that are not named here have their own. */
const shortcuts = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), shortcut).superRefine((changed, context) => {
  const holders = new Map<string, string>()
  for (const [action, keys] of Object.entries(changed)) {
    const holder = holders.get(keys)
    if (keys === '') continue
    if (holder === undefined) holders.set(keys, action)
    else context.addIssue({ code: 'custom', path: [action], message: `${keys} is the shortcut of ${holder} already` })
  }
})

export const settings = z.strictObject({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  /** Which desk opens at start. */
  desk: z.enum(['demo', 'own']).default('demo'),
  postgres: postgresSettings.prefault({}),
  ib: ibSettings.prefault({}),
  appearance: appearanceSettings.prefault({}),
  /** Instruments to have quotes of besides those held, the most important first: lines are given out in this order. */
  watchList: watchList.default([]),
  /** Shortcuts that were changed. */
  shortcuts: shortcuts.default({}),
  notifications: notificationSettings.prefault({}),
  desktop: desktopSettings.prefault({})
})
export type Settings = z.infer<typeof settings>

/** One thing wrong in the settings file or the environment: which field, what it held, what to do. */
export const settingsIssue = z.object({
  field: z.string(),
  value: z.string(),
  problem: z.string(),
  remedy: z.string()
})
export type SettingsIssue = z.infer<typeof settingsIssue>
