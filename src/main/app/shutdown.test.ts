import { describe, expect, it, vi } from 'vitest'
import { Shutdown } from './shutdown.js'

describe('shutdown', () => {
  it('closes in reverse order of opening, each once', async () => {
    const closed: string[] = []
    const shutdown = new Shutdown({ deadlineMs: 1_000, onLate: vi.fn(), onFault: vi.fn() })
    for (const name of ['snapshot', 'postgres', 'window']) shutdown.add(name, () => { closed.push(name) })
    await Promise.all([shutdown.run(), shutdown.run()])
    expect(closed).toEqual(['window', 'postgres', 'snapshot'])
    expect(shutdown.hasBegun).toBe(true)
  })

  it('goes on when an owner fails, and says which', async () => {
    const onFault = vi.fn()
    const closed = vi.fn()
    const shutdown = new Shutdown({ deadlineMs: 1_000, onLate: vi.fn(), onFault })
    shutdown.add('first', closed)
    shutdown.add('bad', () => Promise.reject(new Error('no')))
    await shutdown.run()
    expect(onFault).toHaveBeenCalledWith('bad', expect.any(Error))
    expect(closed).toHaveBeenCalled()
  })

  it('does not wait for an owner that never closes', async () => {
    const onLate = vi.fn()
    const closed = vi.fn()
    const shutdown = new Shutdown({ deadlineMs: 5, onLate, onFault: vi.fn() })
    shutdown.add('first', closed)
    shutdown.add('stuck', () => new Promise(() => undefined))
    await shutdown.run()
    expect(onLate).toHaveBeenCalledWith('stuck')
    expect(closed).toHaveBeenCalled()
  })
})
