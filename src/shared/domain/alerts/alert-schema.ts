/** Schema of an alert, for the boundaries that it crosses: the ledger's file and the page. */
import { z } from 'zod'
import { sliceKeys, type SliceKey } from '../../state/slices.js'
import { alertSeverities, type Alert } from './alert.js'
import { ruleKinds } from './rule-schema.js'

const at = z.int()
const text = z.string()

export const alertSchema: z.ZodType<Alert> = z.object({
  id: text.min(1),
  ruleId: text.min(1),
  kind: z.enum(ruleKinds),
  subject: text,
  severity: z.enum(alertSeverities),
  title: text,
  detail: text,
  occurredAt: at,
  raisedAt: at,
  resolvedAt: at.nullable(),
  count: z.int().positive(),
  target: z.object({ slice: z.enum(sliceKeys as [SliceKey, ...SliceKey[]]), key: text }).nullable(),
  account: text.nullable(),
  instrument: text.nullable(),
  strategy: text.nullable(),
  acknowledgedAt: at.nullable(),
  note: text.nullable(),
  snoozedUntil: at.nullable()
})
