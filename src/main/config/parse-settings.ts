/** Reads settings text leniently: what is right is used, what is wrong is named, nothing stops the app. */
import type { z } from 'zod'
import { settings as settingsSchema, SETTINGS_VERSION, type Settings, type SettingsIssue } from '../../shared/config/settings.js'
import { withoutPasswords } from '../diagnostics/without-secrets.js'
import { isRecord, memberAt, shown, wrongMembers } from './json-members.js'

export interface ParsedSettings {
  readonly settings: Settings
  readonly issues: readonly SettingsIssue[]
}

export const defaultSettings: Settings = settingsSchema.parse({})

/** A copy without the member at `path`; of a list, without the whole entry that holds it. The same value where there is none. */
function without(root: unknown, path: readonly PropertyKey[]): unknown {
  const [head, ...rest] = path
  if (Array.isArray(root)) return root.filter((_entry, index) => index !== head)
  if (!isRecord(root) || head === undefined) return root
  const { [String(head)]: member, ...others } = root
  return rest.length === 0 ? others : { ...others, [String(head)]: without(member, rest) }
}

const SECRET_FIELDS = /password|passwd|secret/i

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Remove it, or correct its spelling; it is ignored.'
    case 'invalid_value':
      return `Use one of ${issue.values.map(String).join(', ')}; the default is used until then.`
    default:
      return 'Correct it in Settings or in the file; the default is used until then.'
  }
}

/** The path, or as much of it as is there: what misses a member that it must have goes itself. */
function present(root: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  let length = path.length
  while (length > 1 && memberAt(root, path.slice(0, length)) === undefined) length -= 1
  return path.slice(0, length)
}

/** Where several members of one entry of a list are wrong, the entry goes once; later entries first, so that the others keep their places. */
function outermost(paths: readonly (readonly PropertyKey[])[]): readonly (readonly PropertyKey[])[] {
  const entries = new Map<string, readonly PropertyKey[]>()
  for (const path of paths) {
    const index = path.findIndex((key) => typeof key === 'number')
    const entry = index < 0 ? path : path.slice(0, index + 1)
    entries.set(JSON.stringify(entry), entry)
  }
  const place = (path: readonly PropertyKey[]): number => path.find((key) => typeof key === 'number') ?? -1
  return [...entries.values()].sort((a, b) => place(b) - place(a))
}

function describe(root: unknown, issue: z.core.$ZodIssue, path: readonly PropertyKey[]): SettingsIssue {
  const field = path.map(String).join('.')
  return {
    field,
    value: SECRET_FIELDS.test(field) ? '(hidden)' : shown(memberAt(root, path)),
    problem: issue.code === 'unrecognized_keys' ? 'unknown setting' : issue.message,
    remedy: SECRET_FIELDS.test(field) ? 'Remove it: a password belongs in Settings, which keeps it in the keychain.' : remedyFor(issue)
  }
}

function problemWithWhole(value: string, problem: string, remedy: string): ParsedSettings {
  return { settings: defaultSettings, issues: [{ field: '(file)', value, problem, remedy }] }
}

/** Parses the text of a settings file. Never throws. */
export function parseSettings(text: string): ParsedSettings {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (fault) {
    const words = fault instanceof Error ? fault.message : String(fault)
    return problemWithWhole(shown(withoutPasswords(text).slice(0, 60)), `not valid JSON: ${withoutPasswords(words)}`, 'Correct the file, or save Settings once: the old file is kept beside it.')
  }
  if (!isRecord(root)) return problemWithWhole(shown(root), 'expected an object', 'Correct the file, or save Settings once: the old file is kept beside it.')
  const version = root['version']
  if (typeof version === 'number' && version > SETTINGS_VERSION) {
    return parseMembers({ ...root, version: SETTINGS_VERSION }, [
      {
        field: 'version',
        value: String(version),
        problem: `written by a newer Pitwall (this one knows version ${String(SETTINGS_VERSION)})`,
        remedy: 'Update Pitwall. What this version understands is used; the file is kept beside if you save.'
      }
    ])
  }
  return parseMembers(root, [])
}

function parseMembers(root: unknown, known: readonly SettingsIssue[]): ParsedSettings {
  const issues = [...known]
  let rest = root
  // Each round drops what is wrong and looks again; a round drops at least one member, so this ends.
  for (;;) {
    const parsed = settingsSchema.safeParse(rest)
    if (parsed.success) return { settings: parsed.data, issues }
    const wrong = parsed.error.issues.flatMap((issue) => wrongMembers(issue).map((path) => ({ issue, path })))
    for (const { issue, path } of wrong) issues.push(describe(rest, issue, path))
    const going = outermost(wrong.map(({ path: one }) => present(rest, one)))
    for (const path of going) rest = path.length === 0 ? {} : without(rest, path)
  }
}
