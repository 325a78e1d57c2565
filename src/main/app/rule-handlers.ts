/** The page's ways to the rules of alerts. Their code is loaded with the desk's alerts, after the first paint. */
import type { RulePreview } from '../../shared/domain/alerts/preview.js'
import type { AlertRule } from '../../shared/domain/alerts/rule-schema.js'
import type { RulesView } from '../../shared/domain/alerts/rules-view.js'
import type { RequestName } from '../../shared/ipc/names.js'
import type { DeskAlerts } from '../alerts/desk-alerts.js'
import type { DeskHistory } from '../history/desk-history.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'

type RuleRequest = Extract<RequestName, 'alerts:rules' | 'alerts:save-rule' | 'alerts:delete-rule' | 'alerts:reset-rule' | 'alerts:last-of-rules' | 'alerts:preview'>

/** The rule that the page means. @throws CodedError that names the members that are wrong */
function read({ rules }: DeskAlerts, sent: unknown): AlertRule {
  const { rule, issues } = rules.read(sent)
  if (rule !== null) return rule
  const words = issues.map(({ field, value, problem }) => `${field} is ${value}: ${problem}`).join('; ')
  throw new CodedError('INVALID_RULE', words, 'alerts', issues[0]?.remedy ?? null)
}

/** One that is on and can never work would only look like a watch. @throws CodedError that says why */
function possible({ rules }: DeskAlerts, rule: AlertRule): AlertRule {
  const problem = rules.problemOf(rule)
  if (problem === null || !rule.isEnabled) return rule
  throw new CodedError('IMPOSSIBLE_RULE', `It can never work: ${problem}.`, 'alerts', 'Change its limits, or switch it off to keep it as it is.')
}

/** What the desk holds of the last days, and where that is nothing, what its history does. Without the history: why it could not be had. @rejects CodedError `SUPERSEDED` */
export async function previewed({ engine }: Pick<DeskAlerts, 'engine'>, history: () => Promise<Pick<DeskHistory, 'preview'>>, rule: AlertRule, days: number): Promise<RulePreview> {
  const held = engine.preview(rule, days)
  const question = engine.questionOf(rule, days)
  if (question === null) return held
  try {
    const kept = await history()
    return await kept.preview(question)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : 'INTERNAL'
    const words = fault instanceof Error ? fault.message : String(fault)
    if (code === 'SUPERSEDED') throw new CodedError(code, words, 'history')
    return { ...held, note: `${held.note} The kept moments of the desk could not be looked at (${code}: ${words}).` }
  }
}

/**
 * @param current the alerts of the desk that is open, when they are there. @rejects where they cannot be had
 * @param history of the same desk
 */
export function ruleHandlers(current: () => Promise<DeskAlerts>, history: () => Promise<DeskHistory>): Pick<RequestHandlers, RuleRequest> {
  const change = async (what: (alerts: DeskAlerts) => Promise<void>): Promise<RulesView> => {
    const alerts = await current()
    try {
      await what(alerts)
    } catch (fault) {
      if (fault instanceof CodedError) throw fault
      const { code, message } = fault as NodeJS.ErrnoException
      const remedy = fault instanceof RangeError ? 'Delete rules that are not needed.' : 'Nothing has changed. Make room or make the folder writable, then save again.'
      throw new CodedError(code ?? 'INTERNAL', `The rules could not be saved: ${message}`, 'alerts', remedy)
    }
    return alerts.rules.view(alerts.engine.states())
  }
  return {
    'alerts:rules': async () => {
      const { rules, engine } = await current()
      return rules.view(engine.states())
    },
    'alerts:save-rule': (rule) => change((alerts) => alerts.rules.save(possible(alerts, read(alerts, rule)))),
    'alerts:delete-rule': ({ id }) => change(({ rules }) => rules.delete(id)),
    'alerts:reset-rule': ({ id }) => change(({ rules }) => rules.reset(id)),
    'alerts:last-of-rules': async () => (await current()).inbox.lastOfRules(),
    'alerts:preview': async ({ rule, days }) => {
      const alerts = await current()
      return previewed(alerts, history, read(alerts, rule), days)
    }
  }
}
