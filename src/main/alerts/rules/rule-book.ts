/** The rules that are watched, with what is wrong in their file. Changes are kept in the file before they are watched. */
import { isDeepStrictEqual } from 'node:util'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import { bindRule, kindTitle } from '../../../shared/domain/alerts/rule-kinds.js'
import { ruleSchema, type AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { RulesView, RuleState } from '../../../shared/domain/alerts/rules-view.js'
import type { SettingsIssue } from '../../../shared/config/settings.js'
import type { Clock } from '../../../shared/lib/clock.js'
import { issuesOfRule, MOST_RULES, rulesOf, type KnownRules } from './parse-rules.js'
import type { RuleFile } from './rule-file.js'

function defaultOf(id: string): AlertRule | null {
  return defaultRules(0).find((rule) => rule.id === id) ?? null
}

/** When it began to be watched is no change. */
function isChanged(rule: AlertRule): boolean {
  const own = defaultOf(rule.id)
  return own !== null && !isDeepStrictEqual({ ...rule, since: 0 }, own)
}

export class RuleBook {
  #known: KnownRules
  #issues: readonly SettingsIssue[] = []
  /** Changes are saved one after another. */
  #saving: Promise<void> = Promise.resolve()

  constructor(
    private readonly file: RuleFile,
    private readonly clock: Clock,
    private readonly onChange: (rules: readonly AlertRule[]) => void
  ) {
    this.#known = { since: clock.now(), own: [], removed: [] }
  }

  get rules(): readonly AlertRule[] {
    return rulesOf(this.#known)
  }

  get issues(): readonly SettingsIssue[] {
    return this.#issues
  }

  isDefault(id: string): boolean {
    return defaultOf(id) !== null
  }

  /** All rules, each with where it stands. */
  view(states: readonly RuleState[]): RulesView {
    const known = new Map(states.map((state) => [state.ruleId, state]))
    const rules = this.rules.map((rule) => ({
      rule, isDefault: this.isDefault(rule.id), isChanged: isChanged(rule), kindTitle: kindTitle(rule.kind),
      state: known.get(rule.id) ?? { ruleId: rule.id, state: 'off' as const, since: rule.since, reason: null, nextEvaluationAt: null, subjects: [] }
    }))
    const removed = this.#known.removed.flatMap((id) => defaultOf(id) ?? []).map(({ id, name }) => ({ id, name }))
    return { rules, removed, path: this.file.path, issues: this.#issues }
  }

  /** A rule as a page sends it, or what is wrong with it. */
  read(rule: unknown): { readonly rule: AlertRule; readonly issues: null } | { readonly rule: null; readonly issues: readonly SettingsIssue[] } {
    const parsed = ruleSchema.safeParse(rule)
    return parsed.success ? { rule: parsed.data, issues: null } : { rule: null, issues: issuesOfRule(rule, 'rule') }
  }

  /** Why a rule can never work; null: it can. */
  problemOf(rule: AlertRule): string | null {
    return bindRule(rule).problem
  }

  /** Reads the file. One that is new is written at once, since it says from when on events are news. Never rejects. */
  async load(): Promise<void> {
    const { known, issues, isNew } = await this.file.load()
    this.#known = known
    this.#issues = issues
    if (!isNew) return
    try {
      await this.file.save(known)
    } catch (fault) {
      const problem = fault instanceof Error ? fault.message : String(fault)
      this.#issues = [...issues, { field: '(file)', value: this.file.path, problem, remedy: 'Make room or make the folder writable: until then each start begins anew, and tells of nothing before it.' }]
    }
  }

  /**
   * Adds a rule, or puts it in the place of that of its id. One that was not watched before is told of nothing that is over.
   * @throws the file system's own error: nothing has changed then. @throws RangeError for one rule too many
   */
  async save(rule: AlertRule): Promise<void> {
    await this.#change((known) => {
      const before = rulesOf(known).find(({ id }) => id === rule.id)
      const isWatched = before?.isEnabled === true && before.kind === rule.kind
      const kept: AlertRule = { ...rule, since: isWatched ? before.since : this.clock.now() }
      const own = [...known.own.filter(({ id }) => id !== rule.id), kept]
      if (own.length > MOST_RULES) throw new RangeError(`more than ${String(MOST_RULES)} rules`)
      return { ...known, own, removed: known.removed.filter((id) => id !== rule.id) }
    })
  }

  /** Deletes a rule. A default is remembered as deleted; `save` brings it back. @throws the file system's own error: nothing has changed then */
  async delete(ruleId: string): Promise<void> {
    await this.#change((known) => ({
      ...known,
      own: known.own.filter(({ id }) => id !== ruleId),
      removed: this.isDefault(ruleId) && !known.removed.includes(ruleId) ? [...known.removed, ruleId] : known.removed
    }))
  }

  /**
   * Puts a default in place as it came, deleted or not.
   * @throws the file system's own error: nothing has changed then. @throws RangeError for a rule that is no default
   */
  async reset(ruleId: string): Promise<void> {
    const rule = defaultOf(ruleId)
    if (rule === null) throw new RangeError(`${ruleId} is no default rule`)
    await this.save(rule)
  }

  #change(make: (known: KnownRules) => KnownRules): Promise<void> {
    const change = this.#saving.then(async () => {
      const next = make(this.#known)
      await this.file.save(next)
      this.#known = next
      this.#issues = []
      this.onChange(this.rules)
    })
    // The next change does not depend on how this one went.
    this.#saving = change.catch(() => undefined)
    return change
  }
}
