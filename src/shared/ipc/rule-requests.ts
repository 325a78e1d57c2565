/** What the page asks of the rules of alerts: schemas of the contract. */
import { z } from 'zod'
import type { RulePreview } from '../domain/alerts/preview.js'
import type { AlertRule } from '../domain/alerts/rule-schema.js'
import type { LastAlerts, RulesView } from '../domain/alerts/rules-view.js'

/** Main made it: the border checks only that it is something. */
const fromMain = <T>(): z.ZodType<T> => z.record(z.string(), z.unknown()) as unknown as z.ZodType<T>

/** Read by the schema of rules where they are kept, which is not loaded at start and says which member is wrong. */
const rule = z.record(z.string(), z.unknown()) as unknown as z.ZodType<AlertRule>

/** In the form of the contract: input, output, milliseconds. */
export const ruleRequests = {
  /** All rules, each with where it stands. */
  'alerts:rules': { input: z.undefined(), output: fromMain<RulesView>(), deadlineMs: 6_000 },
  /** A new rule, or another one in the place of that of its id. */
  'alerts:save-rule': { input: rule, output: fromMain<RulesView>(), deadlineMs: 10_000 },
  /** A default that was deleted comes back when it is saved. */
  'alerts:delete-rule': { input: z.object({ id: z.string().min(1).max(64) }), output: fromMain<RulesView>(), deadlineMs: 10_000 },
  /** A default as it came, whether it was changed or deleted. */
  'alerts:reset-rule': { input: z.object({ id: z.string().min(1).max(64) }), output: fromMain<RulesView>(), deadlineMs: 10_000 },
  /** The last alert of each rule that has raised one. */
  'alerts:last-of-rules': { input: z.undefined(), output: fromMain<LastAlerts>(), deadlineMs: 6_000 },
  /** What a rule, saved or not, would have raised over the last days. Kept moments are read for ten seconds at most; a newer question ends the one before it. */
  'alerts:preview': { input: z.object({ rule, days: z.int().min(1).max(30) }), output: fromMain<RulePreview>(), deadlineMs: 30_000 }
} as const
