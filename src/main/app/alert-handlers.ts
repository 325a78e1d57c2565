/** The page's ways to the inbox of alerts. Its code is loaded with the desk's alerts, after the first paint. */
import type { DeskAlerts } from '../alerts/desk-alerts.js'
import type { AlertJump } from '../../shared/domain/alerts/inbox.js'
import { systemClock } from '../../shared/lib/clock.js'
import type { RequestName } from '../../shared/ipc/names.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'

type AlertRequest = Extract<RequestName, 'alerts:list' | 'alerts:state' | 'alerts:acknowledge' | 'alerts:snooze' | 'alerts:mute' | 'alerts:unmute' | 'alerts:pause' | 'alerts:digest' | 'alerts:test-delivery' | 'alerts:addresses' | 'alerts:save-address' | 'alerts:take-jump'>

/** A failure of the file or of an address, with its own code. */
function coded(fault: unknown): CodedError {
  const code: unknown = fault instanceof Error && 'code' in fault ? fault.code : null
  const remedy: unknown = fault instanceof Error && 'remedy' in fault ? fault.remedy : null
  return new CodedError(typeof code === 'string' ? code : 'INTERNAL', fault instanceof Error ? fault.message : String(fault), 'alerts', typeof remedy === 'string' ? remedy : null)
}

/** @param current the alerts of the desk that is open, when they are there. @rejects where they cannot be had */
export function alertHandlers(current: () => Promise<DeskAlerts>, takeJump: () => AlertJump | null): Pick<RequestHandlers, AlertRequest> {
  const ask = async <T>(what: (alerts: DeskAlerts) => Promise<T>): Promise<T> => {
    try {
      return await what(await current())
    } catch (fault) {
      throw fault instanceof CodedError ? fault : coded(fault)
    }
  }
  const until = (forMs: number | null): number | null => (forMs === null ? null : systemClock.now() + forMs)
  const done = async (what: Promise<void>): Promise<null> => {
    await what
    return null
  }
  return {
    'alerts:list': (query) => ask(({ inbox }) => inbox.list(query)),
    'alerts:state': () => ask(({ inbox }) => inbox.state()),
    'alerts:acknowledge': ({ chosen, note }) => ask(async ({ inbox }) => ({ count: await inbox.acknowledge(chosen, note === '' ? null : note) })),
    'alerts:snooze': ({ ids, forMs }) => ask(async ({ inbox }) => ({ count: await inbox.snooze(ids, until(forMs)) })),
    'alerts:mute': ({ what, name, forMs }) => ask(({ inbox }) => done(inbox.mute(what, name, until(forMs)))),
    'alerts:unmute': ({ what, name }) => ask(({ inbox }) => done(inbox.unmute(what, name))),
    'alerts:pause': ({ forMs, withCritical }) => ask(({ inbox }) => done(inbox.pause(forMs === null ? null : { until: systemClock.now() + forMs, withCritical }))),
    'alerts:digest': ({ since }) => ask(({ inbox }) => inbox.digestSince(since)),
    'alerts:test-delivery': ({ channel }, signal) => ask((alerts) => alerts.test(channel, signal)),
    'alerts:addresses': () => ask(({ secrets }) => secrets.view()),
    'alerts:save-address': ({ which, url, token }) => ask((alerts) => alerts.saveAddress(which, url, token)),
    'alerts:take-jump': () => Promise.resolve(takeJump())
  }
}
