/** A background service is late, dead, or alive without doing its work, as the board of services shows it. */
import { heartbeatsJudgedAt, serviceView } from '../../service-state.js'
import type { ConditionKind } from '../rule-kind.js'
import { inScope } from '../in-scope.js'

const said = { late: 'is late', dead: 'is dead', 'not-working': 'is alive but does not work' } as const

export const serviceSilent: ConditionKind<'service-silent'> = {
  type: 'condition',
  title: 'Service late, dead or not working',
  problem: () => null,
  reads: () => ['services'],
  readsStatus: false,
  // A dead service changes no row. It is judged as of when its heartbeats were read: a database that does not answer makes none look dead.
  isTimed: true,
  paceMs: 0,
  doubt: (_rule, desk) => desk.doubt('services') ?? (desk.status.postgres.clockSkewMs === null ? "the database's clock is not known yet" : null),
  *readings ({ limits, scope }, desk) {
    const judgedAt = heartbeatsJudgedAt(desk.meta('services').asOf, desk.status.postgres.clockSkewMs)
    for (const [key, row] of desk.rows('services')) {
      if (!inScope(scope, { strategy: row.service })) continue
      const { state, reason, message } = serviceView(row, judgedAt)
      const isMet = (limits.states as readonly string[]).includes(state)
      yield {
        subject: row.service,
        verdict: isMet ? 'met' : state === 'unknown' ? 'unknown' : 'clear',
        reason: state === 'unknown' ? reason : null,
        words: () => ({
          title: `Service ${row.service} ${state === 'ok' || state === 'unknown' ? 'is silent' : said[state]}`,
          detail: `${reason}${message === null || message === '' ? '' : `; it says: ${message}`}`,
          target: { slice: 'services', key }, account: null, instrument: null, strategy: null
        })
      }
    }
  }
}
