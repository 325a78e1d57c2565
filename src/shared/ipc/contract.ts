/**
 * The whole contract between main and renderer. A channel cannot exist without its schemas: the maps below must cover
 * every name, and the only ways to serve or call a channel take their types from here.
 */
import { z } from 'zod'
import { barQuery, barUpdate, barView, showNumber } from '../domain/bar-schema.js'
import { instrument } from '../domain/instrument-schema.js'
import { marketSessions } from '../domain/market-sessions.js'
import { postgresSettings, ibSettings, settings, settingsIssue } from '../config/settings.js'
import { demoFault } from '../demo/messages.js'
import { desktopState } from '../state/desktop-state.js'
import { deskStatus } from '../state/status.js'
import { workspaces, workspacesIssue } from '../workspace/workspace-schema.js'
import { alertEvents, alertRequests } from './alert-requests.js'
import { ruleRequests } from './rule-requests.js'
import { deskPatch } from './desk-patch.js'
import { firstRequests } from './first-requests.js'
import { historyRequests } from './history-requests.js'
import type { EventName, RequestName } from './names.js'
import { offeredAction } from './offered-action.js'
import { request, type RequestDefinition } from './request-definition.js'

/** One step of a connection test, in the order in which it was tried. */
export const testStep = z.object({
  step: z.string(),
  outcome: z.enum(['passed', 'failed', 'warned', 'skipped']),
  /** What was found, or the backend's own words. */
  detail: z.string(),
  code: z.string().nullable(),
  remedy: z.string().nullable(),
  /** How long it took. */
  ms: z.number()
})
export type TestStep = z.infer<typeof testStep>

const settingsView = z.object({
  settings,
  /** Fields (dotted paths) that an environment variable overrides, with the variable's name. */
  overridden: z.record(z.string(), z.string()),
  issues: z.array(settingsIssue),
  /** Where the settings are kept. */
  path: z.string(),
  secret: z.object({
    /** Whether the operating system has a keychain that protects a stored password. */
    keychain: z.boolean(),
    /** Its name, for the explanation. */
    backend: z.string(),
    /** Where a password comes from now; never the password. */
    password: z.enum(['none', 'keychain', 'session', 'environment', 'pgpass'])
  })
})
export type SettingsView = z.infer<typeof settingsView>

export const requests = {
  ...firstRequests,
  'desk:refresh': request(z.object({ source: z.enum(['postgres', 'ib']).nullable() }), z.null(), 20_000),
  'settings:get': request(z.undefined(), settingsView, 5_000),
  'settings:save': request(
    z.object({
      settings,
      /** A new password; null keeps the one there is; an empty text forgets it. */
      password: z.string().max(1_024).nullable()
    }),
    settingsView,
    20_000
  ),
  'settings:test-postgres': request(z.object({ postgres: postgresSettings, password: z.string().max(1_024).nullable() }), z.array(testStep), 40_000),
  /** All limits of an attempt together, at the largest that the settings allow. */
  'settings:test-ib': request(z.object({ ib: ibSettings }), z.array(testStep), 240_000),
  /** A span of a price history: answered at once with what is kept; the rest follows as `bars:update`. */
  'bars:show': request(barQuery, barView, 5_000),
  /** Ends a view: what is being loaded for it alone is cancelled. */
  'bars:close': request(z.object({ show: showNumber }), z.null(), 5_000),
  /** Instruments whose symbol or name fits the pattern, by the broker's own search. */
  'contracts:search': request(z.object({ pattern: z.string().trim().min(1).max(64) }), z.array(instrument), 20_000),
  /** When the markets of the desk's contracts trade, as far as the broker has told in this session. Asks it for nothing. */
  'sessions:read': request(z.undefined(), z.array(marketSessions), 5_000),
  /**
   * A table as text, or a chart as a picture in base64, for a file that a person chooses in the system's own dialog: the page names no path and learns only the
   * file's name; null: the person thought better of it. The deadline is theirs.
   */
  'table:save': request(
    z.object({ title: z.string().trim().min(1).max(64), format: z.enum(['csv', 'json', 'png']), text: z.string().max(64 * 1_024 * 1_024) }),
    z.object({ file: z.string().nullable() }),
    600_000
  ),
  /** The named workspaces, and what of their file could not be used when it was read. */
  'workspaces:get': request(z.undefined(), z.object({ workspaces, issues: z.array(workspacesIssue) }), 5_000),
  'workspaces:save': request(z.object({ workspaces }), z.null(), 5_000),
  /** What can be broken on the demo desk. These three are refused on an own desk. */
  'demo:faults': request(z.undefined(), z.array(demoFault), 5_000),
  'demo:stage': request(z.object({ fault: z.string().max(64) }), z.null(), 30_000),
  /** Null: all that goes on. */
  'demo:clear': request(z.object({ fault: z.string().max(64).nullable() }), z.null(), 30_000),
  ...alertRequests,
  ...historyRequests,
  ...ruleRequests,
  'app:about': request(
    z.undefined(),
    z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      platform: z.string(),
      /** The licences of everything that the app is built of; null: not made by a build. */
      notices: z.string().nullable()
    }),
    5_000
  ),
  /** What is known of this run, as text that may be passed on. `copy`: main puts it on the clipboard, which a page may only while it has the focus. */
  'app:diagnostics': request(z.object({ copy: z.boolean() }), z.string(), 5_000),
  /** How the page died or did not begin last in this run; `exitCode` is null where its process lived on. `forgive`: a person wants the desk again. */
  'app:crash': request(z.object({ forgive: z.boolean() }), z.object({ reason: z.string(), exitCode: z.number().nullable(), detail: z.string(), at: z.number(), count: z.int() }).nullable(), 5_000),
  /** The page's actions as they are now, for the menus. */
  'app:menu': request(z.object({ actions: z.array(offeredAction).max(500) }), z.null(), 5_000),
  'app:do': request(z.object({ what: z.enum(['turn-full-screen', 'open-logs', 'open-documentation', 'keep-page-storage']) }), z.null(), 10_000),
  /** A link that a person has clicked: they are asked first, and the deadline is theirs. */
  'app:link': request(z.object({ url: z.string().max(2_048) }), z.object({ opened: z.boolean() }), 600_000),
  /** Whether there is a tray, and whether Pitwall starts at login. */
  'app:desktop': request(z.undefined(), desktopState, 5_000)
} as const satisfies Record<RequestName, RequestDefinition>

export type RequestInput<N extends RequestName> = z.infer<(typeof requests)[N]['input']>
export type RequestOutput<N extends RequestName> = z.infer<(typeof requests)[N]['output']>

export const events = {
  'desk:patch': deskPatch,
  'desk:status': deskStatus,
  'bars:update': barUpdate,
  ...alertEvents,
  /** An action of the page that was chosen in a menu. */
  'app:action': z.object({ id: z.string() }),
  /** Settings that were changed outside of the page. */
  'settings:changed': settings
} as const satisfies Record<EventName, z.ZodType>

export type EventPayloads = { readonly [N in EventName]: z.infer<(typeof events)[N]> }
