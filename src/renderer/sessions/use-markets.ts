import { useCallback, useEffect, useState } from 'react'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { bridge } from '../app/bridge.js'
import { useShell } from '../stores/shell-store.js'

/** The hours of contracts that are new to the desk come one after the other. */
const AGAIN_MS = 15_000
/** While none is known: they come with the connection. */
const AGAIN_EMPTY_MS = 3_000

export interface Markets {
  readonly markets: readonly MarketSessions[]
  /** Why they could not be read, in main's words; null: they could. */
  readonly failure: string | null
  readonly refresh: () => void
}

/** The sessions of the desk's markets, read again from time to time. Main knows them: the broker is asked for nothing. */
export function useMarkets(): Markets {
  const [markets, setMarkets] = useState<readonly MarketSessions[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const phase = useShell((shell) => shell.status?.ib.phase ?? null)
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = async (): Promise<void> => {
      const reply = await bridge.request('sessions:read', undefined)
      if (isOver) return
      // What was known stays: an error clears nothing.
      if (reply.ok) setMarkets(reply.value)
      setFailure(reply.ok ? null : reply.error.message)
      timer = setTimeout(again, reply.ok && reply.value.length === 0 ? AGAIN_EMPTY_MS : AGAIN_MS)
    }
    const again = (): void => {
      read().catch((fault: unknown) => {
        if (isOver) return
        setFailure(String(fault))
        timer = setTimeout(again, AGAIN_MS)
      })
    }
    again()
    return () => {
      isOver = true
      if (timer !== null) clearTimeout(timer)
    }
  }, [phase, turn])
  const refresh = useCallback(() => { setTurn((count) => count + 1) }, [])
  return { markets, failure, refresh }
}
