/** Reads the rules' text leniently: a rule that fits is used, one that does not is named with its value and what to do, and nothing stops the others. */
import { z } from 'zod'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import { ruleSchema, type AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { SettingsIssue } from '../../../shared/config/settings.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { memberAt, shown, wrongMembers } from '../../config/json-members.js'

export const RULES_VERSION = 1
/** More than anybody reads, and as many as are judged within a tenth of a core. */
export const MOST_RULES = 500

export interface KnownRules {
  /** Since when rules have been kept: for the defaults, what happened before is history. */
  readonly since: EpochMs
  /** Those that differ from the defaults, or are no defaults. */
  readonly own: readonly AlertRule[]
  /** Defaults that were deleted, by id. */
  readonly removed: readonly string[]
}

export interface ParsedRules {
  readonly known: KnownRules
  readonly issues: readonly SettingsIssue[]
}

const file = z.looseObject({ version: z.int().positive(), since: z.int().min(0), rules: z.array(z.unknown()), removed: z.array(z.string()).default([]) })

/** The rules that are watched: the defaults as they were changed, in their order, then the others. */
export function rulesOf({ since, own, removed }: KnownRules): readonly AlertRule[] {
  const changed = new Map(own.map((rule) => [rule.id, rule]))
  const defaults = defaultRules(since).filter(({ id }) => !removed.includes(id))
  const ids = new Set(defaults.map(({ id }) => id))
  return [...defaults.map((rule) => changed.get(rule.id) ?? rule), ...own.filter(({ id }) => !ids.has(id))]
}

/** What is wrong with one rule, member by member. */
export function issuesOfRule(rule: unknown, where: string): readonly SettingsIssue[] {
  const parsed = ruleSchema.safeParse(rule)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys'
    return wrongMembers(issue).map((path): SettingsIssue => ({
      field: [where, ...path.map(String)].join('.'),
      value: shown(memberAt(rule, path)),
      problem: unknown ? 'unknown member' : issue.message,
      remedy: `${issue.code === 'invalid_value' ? `Use one of ${issue.values.map(String).join(', ')}.` : 'Correct it in the file, or make the rule anew.'} The rule is not watched until then.`
    }))
  })
}

/** Parses the text of the rules' file. Never throws. @param now when rules begin to be kept, where the file does not say */
export function parseRules(text: string, now: EpochMs): ParsedRules {
  const nothing: KnownRules = { since: now, own: [], removed: [] }
  const unusable = (value: string, problem: string): ParsedRules => ({
    known: nothing,
    issues: [{ field: '(file)', value, problem, remedy: 'The default rules are watched. Correct the file; it is kept beside when a rule is saved.' }]
  })
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (fault) {
    return unusable(shown(text.slice(0, 60)), `not valid JSON: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
  const parsed = file.safeParse(root)
  if (!parsed.success) return unusable(shown(root), `not a list of rules: ${parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`).join('; ')}`)
  const { version, since, rules, removed } = parsed.data
  const issues: SettingsIssue[] = version <= RULES_VERSION ? [] : [{
    field: 'version', value: String(version), problem: `written by a newer Pitwall (this one knows version ${String(RULES_VERSION)})`,
    remedy: 'Update Pitwall. What this version understands is used; the file is kept beside if you save.'
  }]
  const own = new Map<string, AlertRule>()
  for (const [index, rule] of rules.entries()) {
    const where = `rules.${String(index)}`
    const one = ruleSchema.safeParse(rule)
    if (!one.success) issues.push(...issuesOfRule(rule, where))
    else if (own.has(one.data.id)) issues.push({ field: `${where}.id`, value: one.data.id, problem: 'there is a rule of that id already', remedy: 'Give it another id. The first is watched.' })
    else if (own.size >= MOST_RULES) issues.push({ field: where, value: one.data.id, problem: `more than ${String(MOST_RULES)} rules`, remedy: 'Delete some. Those beyond are not watched.' })
    else own.set(one.data.id, one.data)
  }
  return { known: { since, own: [...own.values()], removed }, issues }
}
