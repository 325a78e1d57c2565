/** Whether the desk of an alert's moment is kept, and the way to it. */
import { useEffect, useState } from 'react'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { said } from '../../../shared/state/panel-truth.js'
import { replayAt } from '../../actions/replay-actions.js'
import { bridge } from '../../app/bridge.js'
import { show } from '../../app/current-screen.js'
import { keptDeskOf, type KeptDesk } from './kept-desk.js'

/** A moment is kept for each alert, a little after it was raised. */
const KEPT_WITHIN_MS = 30_000

/** A hand that runs through the list asks for nothing. */
const REST_MS = 120

async function ask(raisedAt: EpochMs): Promise<KeptDesk> {
  const reply = await bridge.request('history:moments', { from: raisedAt, until: raisedAt + KEPT_WITHIN_MS, most: 20 })
  return reply.ok ? keptDeskOf(reply.value, raisedAt) : { kind: 'unknown', cause: said(reply.error) }
}

export function useKeptDesk(raisedAt: EpochMs): KeptDesk {
  const [answer, setAnswer] = useState<{ readonly of: EpochMs; readonly kept: KeptDesk } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      ask(raisedAt)
        .catch((fault: unknown): KeptDesk => ({ kind: 'unknown', cause: String(fault) }))
        .then((kept) => { if (isCurrent) setAnswer({ of: raisedAt, kept }) }, () => undefined)
    }, REST_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [raisedAt])
  return answer?.of === raisedAt ? answer.kept : { kind: 'asking' }
}

/** The whole desk of then; the way back is the replay's own. */
export function showDeskAt(at: EpochMs): void {
  replayAt(at)
  show('overview')
}
