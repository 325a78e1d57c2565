/** Hears of main what the inbox of alerts is, and what was raised while nobody was here. Loaded once the desk is on screen. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { isDismissed, raisedIn } from './away.js'
import { useClock } from './clock-store.js'
import { deskStore } from './desk-store.js'
import { useInbox } from './inbox-store.js'

/** A machine that was awake has its page's clock go on at least once a minute, also behind other windows. */
const SLEPT_MS = 150_000
/** After a start or a sleep the rules wait for fresh data: what they find then belongs to the time before. */
const LOOK_BACK_MS = 60_000
/** Returns what ends it. */
export function hearInbox(): () => void {
  let isOver = false
  /** The absence that is looked back on; `since` null: that before this start. */
  let looking: { readonly since: EpochMs | null; readonly until: EpochMs } | null = null
  let isAsking = false

  const ask = (): void => {
    bridge.request('alerts:state', undefined).then(
      (reply) => {
        if (isOver) return
        if (reply.ok) useInbox.setState({ state: reply.value, failure: null })
        else useInbox.setState({ failure: said(reply.error) })
      },
      (fault: unknown) => {
        if (!isOver) useInbox.setState({ failure: String(fault) })
      }
    )
  }

  const lookBack = async (): Promise<void> => {
    const mine = looking
    if (mine === null || isAsking) return
    isAsking = true
    try {
      const reply = await bridge.request('alerts:digest', { since: mine.since })
      if (isOver || mine !== looking) return
      if (!reply.ok) {
        // Before this start it is not even known when that was.
        useInbox.setState({ away: { since: mine.since ?? Date.now(), digest: null, failure: said(reply.error) } })
        return
      }
      const { since, digest } = reply.value
      if (since === null || digest === null || raisedIn(digest) === 0 || isDismissed(since)) return
      useInbox.setState({ away: { since, digest, failure: null } })
    } catch (fault) {
      if (!isOver) useInbox.setState({ away: { since: mine.since ?? Date.now(), digest: null, failure: String(fault) } })
    } finally {
      isAsking = false
    }
  }

  const beginLookingBack = (since: EpochMs | null): void => {
    looking = { since, until: Date.now() + LOOK_BACK_MS }
    void lookBack()
  }

  const ends = [
    bridge.on('alerts:changed', (state) => {
      useInbox.setState({ state, failure: null })
      if (looking === null) return
      if (Date.now() > looking.until) looking = null
      else void lookBack()
    }),
    useClock.subscribe(({ live }, before) => {
      if (live - before.live > SLEPT_MS) beginLookingBack(before.live)
    }),
    deskStore.subscribe(({ desk }, before) => {
      if (desk === before.desk || before.desk === null) return
      useInbox.setState({ state: null, failure: null, away: null })
      ask()
      beginLookingBack(null)
    })
  ]
  ask()
  beginLookingBack(null)
  return () => {
    isOver = true
    ends.forEach((end) => { end() })
  }
}
