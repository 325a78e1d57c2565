import { expect, test } from 'vitest'
import { DemoRefusal, type DemoOrder } from '../demo-child/demo-orders.js'
import { demoHandlers } from './demo-handlers.js'

const { signal } = new AbortController()
const fault = { name: 'database:stop', group: 'Database', title: 'Database stopped', does: 'It is gone.', lasts: true }

test('an own desk refuses all three', async () => {
  const handlers = demoHandlers(() => null)
  const asked = [
    async () => handlers['demo:faults'](undefined, signal),
    async () => handlers['demo:stage']({ fault: 'database:stop' }, signal),
    async () => handlers['demo:clear']({ fault: null }, signal)
  ]
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'NOT_THE_DEMO', source: 'demo' })
})

test('the demo desk lists, breaks and mends, and its refusals keep their code', async () => {
  const given: DemoOrder[] = []
  const handlers = demoHandlers(() => ({
    faults: () => [fault],
    give: (order) => {
      given.push(order)
      return order.fault === 'nothing' ? Promise.reject(new DemoRefusal('UNKNOWN_FAULT', 'unknown fault "nothing"')) : Promise.resolve()
    }
  }))
  expect(await handlers['demo:faults'](undefined, signal)).toEqual([fault])
  await handlers['demo:stage']({ fault: 'database:stop' }, signal)
  await handlers['demo:clear']({ fault: null }, signal)
  expect(given).toEqual([{ type: 'stage', fault: 'database:stop' }, { type: 'clear', fault: null }])
  await expect(handlers['demo:stage']({ fault: 'nothing' }, signal)).rejects.toMatchObject({ code: 'UNKNOWN_FAULT', source: 'demo' })
})

test('a demo desk that is still starting lists nothing yet', async () => {
  await expect(demoHandlers(() => ({ faults: () => null, give: () => Promise.resolve() }))['demo:faults'](undefined, signal)).rejects.toMatchObject({ code: 'DEMO_STARTING' })
})
