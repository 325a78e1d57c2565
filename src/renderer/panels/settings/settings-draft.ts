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
  'desktop.startHidden': 'boolean'
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
  return Object.fromEntries(fieldPaths.map((path) => [path, String(valueAt(settings, path))])) as SettingsDraft
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
export function settingsOf(draft: SettingsDraft, { watchList, shortcuts, notifications }: Pick<Settings, 'watchList' | 'shortcuts' | 'notifications'>): DraftResult {
  const group = (name: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(fieldPaths.filter((path) => path.startsWith(`${name}.`)).map((path) => [path.slice(name.length + 1), typed(path, draft[path])]))
  const parsed = settingsSchema.safeParse({ desk: draft.desk, postgres: group('postgres'), ib: group('ib'), appearance: group('appearance'), desktop: group('desktop'), watchList, shortcuts, notifications })
  if (parsed.success) return { ok: true, settings: parsed.data }
  const errors: Partial<Record<FieldPath, string>> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    if (isField(path)) errors[path] ??= problem(path, draft[path])
  }
  return { ok: false, errors }
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
  'ib.clientId': wanted.clientId
}

function problem(path: FieldPath, text: string): string {
  const range = ranges[path]
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
    const found = new RegExp(`(?:^|[\\s.])${field.replace('.', '\\.')}: ([^;]+)`).exec(message)
    if (found?.[1] !== undefined) return { field, problem: found[1] }
  }
  return null
}
