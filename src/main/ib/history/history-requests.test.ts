import { expect, it } from 'vitest'
import type { HistoryQuery, HostRequest } from '../protocol.js'
import { HistoryRequests, type HistoryWish } from './history-requests.js'
import { PacingBudget } from './pacing-budget.js'

const nothing = (): void => undefined
const query = (end: string): HistoryQuery => ({ conId: '1', exchange: 'SMART', end, duration: '1 W', barSize: '1m', whatToShow: 'TRADES', regularHours: true, keepUpToDate: false })
const wish = (end: string): HistoryWish => ({ query: query(end), signal: new AbortController().signal, onWaiting: nothing, onSent: nothing })

it('sends in the order in which it was wanted, also where the time comes between two looks at the clock', () => {
  let now = 1_000
  let pass = 0
  const clock = { now: () => (now += pass) }
  const sent: string[] = []
  let wake = nothing
  let lastId = 0
  const requests = new HistoryRequests({
    budget: new PacingBudget(clock, { most: 60, windowMs: 600_000, identicalMs: 15_000, mostAlike: 1, alikeMs: 2_000, mostOpen: 50 }),
    newId: () => (lastId += 1),
    send: (request: HostRequest) => {
      if (request.kind === 'history') sent.push(request.query.end)
      return true
    },
    clock,
    timers: {
      after: (_ms, run) => {
        wake = run
        return nothing
      }
    },
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    limitMs: 60_000,
    pauseMs: 1_000
  })
  for (const end of ['newest', 'older', 'oldest']) void requests.ask(wish(end))
  requests.take({ kind: 'bars-end', connection: 1, reqId: 1, unreadable: 0, reason: '' })
  expect(sent).toEqual(['newest'])
  // From the first look to the second the two seconds are over.
  now += 1_998
  pass = 1
  wake()
  expect(sent).toEqual(['newest'])
  wake()
  expect(sent).toEqual(['newest', 'older'])
})
