import { describe, expect, it, vi } from 'vitest'
import { Gate } from './gate.js'

const never = new AbortController().signal

describe('Gate', () => {
  it('lets in as many as the ceiling, and the next when one leaves, in order', async () => {
    const gate = new Gate(2, () => 0, vi.fn())
    const order: number[] = []
    await gate.enter(never)
    await gate.enter(never)
    const third = gate.enter(never).then(() => order.push(3))
    const fourth = gate.enter(never).then(() => order.push(4))
    expect(gate.waiting).toBe(2)
    gate.leave()
    await third
    expect(order).toEqual([3])
    gate.leave()
    await fourth
    expect(order).toEqual([3, 4])
  })

  it('counts connections that are still closing', async () => {
    let closing = 1
    const gate = new Gate(1, () => closing, vi.fn())
    let entered = false
    const entering = gate.enter(never).then(() => {
      entered = true
    })
    await Promise.resolve()
    expect(entered).toBe(false)
    closing = 0
    gate.admit()
    await entering
    expect(entered).toBe(true)
  })

  it('forgets who no longer waits', async () => {
    const gate = new Gate(1, () => 0, vi.fn())
    await gate.enter(never)
    const abort = new AbortController()
    const waiting = gate.enter(abort.signal)
    const why = new Error('late')
    abort.abort(why)
    await expect(waiting).rejects.toBe(why)
    expect(gate.waiting).toBe(0)
    gate.leave()
    await expect(gate.enter(never)).resolves.toBeUndefined()
  })

  it('lets nobody in once closed', async () => {
    const gate = new Gate(1, () => 0, vi.fn())
    gate.close()
    await expect(gate.enter(never)).rejects.toThrow('being closed')
  })
})
