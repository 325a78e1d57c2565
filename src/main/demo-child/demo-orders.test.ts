import { expect, test } from 'vitest'
import type { DemoCommand } from '../../shared/demo/messages.js'
import { DemoOrders } from './demo-orders.js'

function orders(): { readonly sent: DemoCommand[]; readonly orders: DemoOrders } {
  const sent: DemoCommand[] = []
  return { sent, orders: new DemoOrders((command) => { sent.push(command) }) }
}
const never = new AbortController().signal

test('an order settles with its own answer, in whatever order they come', async () => {
  const { sent, orders: all } = orders()
  const [first, second] = [all.give({ type: 'stage', fault: 'database:stop' }, never), all.give({ type: 'clear', fault: null }, never)]
  expect(sent).toEqual([{ type: 'stage', fault: 'database:stop', id: 1 }, { type: 'clear', fault: null, id: 2 }])
  all.answered({ type: 'done', id: 2, problem: { code: 'NOT_DONE', message: 'the disk is full' } })
  all.answered({ type: 'done', id: 1, problem: null })
  await expect(first).resolves.toBeUndefined()
  await expect(second).rejects.toMatchObject({ code: 'NOT_DONE', message: 'the disk is full' })
})

test('an order that nobody waits for any longer fails, and its late answer is ignored', async () => {
  const { orders: all } = orders()
  const patience = new AbortController()
  const given = all.give({ type: 'clear', fault: null }, patience.signal)
  patience.abort()
  await expect(given).rejects.toMatchObject({ code: 'DEADLINE' })
  all.answered({ type: 'done', id: 1, problem: null })
})

test('the end of the child fails what waits and what comes', async () => {
  const { orders: all } = orders()
  const given = all.give({ type: 'clear', fault: null }, never)
  all.end()
  await expect(given).rejects.toMatchObject({ code: 'DEMO_ENDED' })
  await expect(all.give({ type: 'clear', fault: null }, never)).rejects.toMatchObject({ code: 'DEMO_ENDED' })
})
