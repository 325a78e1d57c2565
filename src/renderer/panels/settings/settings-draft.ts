/** The settings while they are being edited: every field as the text that a person typed. */
import { settings as settingsSchema, type Settings } from '../../../shared/config/settings.js'
import { fieldText } from '../../text/setting-fields.js'

const kinds = {
  desk: 'text',
  'postgres.url': 'text',
  'postgres.host': 'text',
  'postgres.port': 'number',
  'postgres.database': 'text',
  'postgres.user': 'text',
  'postgres.schema': 'text',
  'postgres.sslMode': 'text',
  'postgres.sslRootCert': 'text',
  'postgres.sslCert': 'text',
  'postgres.sslKey': 'text',
  'postgres.targetSession': 'text',
  'postgres.connectTimeoutSeconds': 'number',
  'postgres.maxConnections': 'number',
  'ib.enabled': 'boolean',
  'ib.host': 'text',
  'ib.port': 'number',
  'ib.clientId': 'number',
  'ib.account': 'text',
  'ib.connectTimeoutSeconds': 'number',
  'ib.handshakeTimeoutSeconds': 'number',
  'ib.requestsPerSecond': 'number',
  'ib.marketDataLines': 'number',
  'ib.gatewayRestartAt': 'text',
  'ib.regions': 'list',
  'appearance.theme': 'text',
  'appearance.density': 'text',
  'appearance.gainColours': 'text',
  'appearance.motion': 'text',
  'appearance.timeZone': 'text',
  'appearance.zoomPercent': 'number',
  'appearance.numbers': 'text',
  'appearance.hideAmounts': 'boolean',
  'desktop.showTray': 'boolean',
  'desktop.closing': 'text',
  'desktop.startAtLogin': 'boolean',
  'desktop.startHidden': 'boolean',
  'notifications.native.enabled': 'boolean',
  'notifications.native.leastSeverity': 'text',
  'notifications.sounds.enabled': 'boolean',
  'notifications.sounds.info': 'number',
  'notifications.sounds.warning': 'number',
  'notifications.sounds.critical': 'number',
  'notifications.quietHours': 'json',
  'notifications.criticalPasses': 'boolean',
  'notifications.waitForSession': 'boolean',
  'notifications.keepAwake': 'boolean',
  'notifications.webhook.enabled': 'boolean',
  'notifications.webhook.template': 'text',
  'notifications.webhook.chatId': 'text',
  'notifications.webhook.leastSeverity': 'text',
  'notifications.webhook.tellsResolved': 'boolean',
  'notifications.webhook.allowPrivate': 'boolean',
  'notifications.deadMan.enabled': 'boolean',
  'notifications.deadMan.everySeconds': 'number',
  'notifications.deadMan.allowPrivate': 'boolean'
} as const

export type FieldPath = keyof typeof kinds
export const fieldPaths = Object.keys(kinds) as readonly FieldPath[]

export type SettingsDraft = Readonly<Record<FieldPath, string>>
export type FieldErrors = Partial<Readonly<Record<FieldPath, string>>>

const isField = (path: string): path is FieldPath => Object.hasOwn(kinds, path)

function valueAt(settings: Settings, path: FieldPath): unknown {
  return path.split('.').reduce<unknown>((value, member) => (value as Readonly<Record<string, unknown>>)[member], settings)
}

export function draftOf(settings: Settings): SettingsDraft {
  return Object.fromEntries(fieldPaths.map((path) => [path, kinds[path] === 'json' ? JSON.stringify(valueAt(settings, path)) : String(valueAt(settings, path))])) as SettingsDraft
}

/** Fields that differ, in the order of the screen. */
export function changedFields(draft: SettingsDraft, saved: SettingsDraft): readonly FieldPath[] {
  return fieldPaths.filter((path) => draft[path] !== saved[path])
}

/** What was typed into a draft of earlier settings, upon the settings as they are now. */
export function onto(now: SettingsDraft, typed: SettingsDraft | null, earlier: SettingsDraft | null): SettingsDraft {
  if (typed === null || earlier === null) return now
  return { ...now, ...Object.fromEntries(changedFields(typed, earlier).map((path) => [path, typed[path]])) }
}

/** The saved settings with one group as it is being edited: what a test of that group is about. */
export function withGroup(saved: SettingsDraft, draft: SettingsDraft, group: 'postgres' | 'ib'): SettingsDraft {
  return { ...saved, ...Object.fromEntries(fieldPaths.filter((path) => path.startsWith(`${group}.`)).map((path) => [path, draft[path]])) }
}

/** What the schema would be given: a number that is none stays text, so that the schema names the field. */
function typed(path: FieldPath, text: string): unknown {
  const trimmed = text.trim()
  if (kinds[path] === 'number') return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed
  if (kinds[path] === 'list') return listOf(text)
  // Made by a control of its own, never typed.
  if (kinds[path] === 'json') return JSON.parse(text) as unknown
  return kinds[path] === 'boolean' ? text === 'true' : trimmed
}

/** The items of a list as it is kept in a draft: `europe,north-america`. */
export function listOf(text: string): readonly string[] {
  return text.split(',').map((item) => item.trim()).filter((item) => item !== '')
}

export type DraftResult = { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly errors: FieldErrors }

/**
 * The settings that a draft stands for, or what is wrong with which field.
 * @param kept what is not edited in the draft
 */
export function settingsOf(draft: SettingsDraft, { watchList, shortcuts }: Pick<Settings, 'watchList' | 'shortcuts'>): DraftResult {
  const group = (name: string): Readonly<Record<string, unknown>> => grouped(fieldPaths.filter((path) => path.startsWith(`${name}.`)).map((path) => [path.slice(name.length + 1).split('.'), typed(path, draft[path])]))
  const parsed = settingsSchema.safeParse({ desk: draft.desk, postgres: group('postgres'), ib: group('ib'), appearance: group('appearance'), desktop: group('desktop'), watchList, shortcuts, notifications: group('notifications') })
  if (parsed.success) return { ok: true, settings: parsed.data }
  const errors: Partial<Record<FieldPath, string>> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    // What is wrong within a part that has one control is said at that.
    const field = isField(path) ? path : fieldPaths.find((one) => path.startsWith(`${one}.`))
    if (field !== undefined) errors[field] ??= problem(field, draft[field])
  }
  return { ok: false, errors }
}

/** Members by their way within the group: `webhook.enabled` is a member of a member. */
function grouped(members: readonly (readonly [readonly string[], unknown])[]): Readonly<Record<string, unknown>> {
  const firsts = [...new Set(members.flatMap(([[first]]) => first ?? []))]
  return Object.fromEntries(firsts.map((first) => {
    const own = members.filter(([[name]]) => name === first)
    const [only] = own
    return [first, only?.[0].length === 1 ? only[1] : grouped(own.map(([way, value]) => [way.slice(1), value]))]
  }))
}

const { wanted, needed, isNot, notEmpty, noChoice } = fieldText

const ranges: Partial<Readonly<Record<FieldPath, string>>> = {
  'postgres.port': wanted.port,
  'postgres.connectTimeoutSeconds': wanted.postgresConnectTimeout,
  'postgres.maxConnections': wanted.maxConnections,
  'ib.port': wanted.port,
  'ib.connectTimeoutSeconds': wanted.ibConnectTimeout,
  'ib.handshakeTimeoutSeconds': wanted.handshakeTimeout,
  'ib.requestsPerSecond': wanted.requestsPerSecond,
  'ib.marketDataLines': wanted.marketDataLines,
  'appearance.zoomPercent': wanted.zoomPercent,
  'ib.gatewayRestartAt': wanted.gatewayRestartAt,
  'ib.clientId': wanted.clientId,
  'notifications.sounds.info': wanted.volume,
  'notifications.sounds.warning': wanted.volume,
  'notifications.sounds.critical': wanted.volume,
  'notifications.quietHours': wanted.quietHours,
  'notifications.deadMan.everySeconds': wanted.everySeconds
}

function problem(path: FieldPath, text: string): string {
  const range = ranges[path]
  if (range !== undefined && kinds[path] === 'json') return needed(range)
  if (range !== undefined) return text.trim() === '' ? needed(range) : isNot(text.trim(), range)
  return text.trim() === '' ? notEmpty : noChoice(text.trim())
}

export interface Refusal {
  readonly field: FieldPath
  readonly problem: string
}

/**
 * What main's INVALID_ARGUMENT says of a field: "settings:save: settings.ib.port: expected number" is "expected number"
 * of `ib.port`. Null: it names none, so that it belongs to the form.
 */
export function refusalIn(message: string): Refusal | null {
  for (const field of fieldPaths) {
    const found = new RegExp(`(?:^|[\\s.])${field.replaceAll('.', '\\.')}: ([^;]+)`).exec(message)
    if (found?.[1] !== undefined) return { field, problem: found[1] }
  }
  return null
}
