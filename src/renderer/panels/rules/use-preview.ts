/** What the rule as it is being edited would have raised: asked a moment after the last change. A newer question ends the one before it. */
import { useEffect, useState } from 'react'
import type { RulePreview } from '../../../shared/domain/alerts/preview.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { bridge } from '../../app/bridge.js'

const SETTLED_MS = 350

export interface Previewed {
  /** Of the last question that was answered. */
  readonly preview: RulePreview | null
  readonly failure: string | null
  /** The rule has changed since, and its answer is on its way. */
  readonly isWaiting: boolean
}

/** @param rule null: there is none to ask about */
export function usePreview(rule: AlertRule | null, days: number): Previewed {
  const question = rule === null ? null : JSON.stringify({ rule, days })
  const [answer, setAnswer] = useState<{ readonly question: string; readonly preview: RulePreview | null; readonly failure: string | null } | null>(null)
  useEffect(() => {
    if (question === null) return
    const ended = new AbortController()
    const isOver = (): boolean => ended.signal.aborted
    const ask = async (): Promise<void> => {
      try {
        const reply = await bridge.request('alerts:preview', JSON.parse(question) as { rule: AlertRule; days: number })
        if (!isOver()) setAnswer(reply.ok ? { question, preview: reply.value, failure: null } : { question, preview: null, failure: `${reply.error.code}: ${reply.error.message}` })
      } catch (fault) {
        if (!isOver()) setAnswer({ question, preview: null, failure: fault instanceof Error ? fault.message : String(fault) })
      }
    }
    const timer = setTimeout(() => void ask(), SETTLED_MS)
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [question])
  return { preview: answer?.preview ?? null, failure: answer?.failure ?? null, isWaiting: question !== null && answer?.question !== question }
}
