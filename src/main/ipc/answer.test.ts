import { describe, expect, it, vi } from 'vitest'
import { requests } from '../../shared/ipc/contract.js'
import { answerRequest, CodedError } from './answer.js'

const fine = { trusted: true, onFault: vi.fn() }

describe('answering a request', () => {
  it('gives the value of a trusted, valid request', async () => {
    const seen: unknown[] = []
    const reply = await answerRequest('desk:refresh', (input) => { seen.push(input); return Promise.resolve(null) }, [{ source: 'ib' }], fine)
    expect(reply).toEqual({ ok: true, value: null })
    expect(seen).toEqual([{ source: 'ib' }])
  })

  it('refuses a sender that is not our page before looking at anything', async () => {
    const handler = vi.fn()
    const reply = await answerRequest('desk:refresh', handler, [{ source: 'ib' }], { trusted: false, onFault: vi.fn() })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_SENDER', source: 'ipc' } })
    expect(handler).not.toHaveBeenCalled()
  })

  it.each([
    ['nothing', []],
    ['a wrong word', [{ source: 'mysql' }]],
    ['a wrong type', ['ib']],
    ['too much', [{ source: 'ib' }, 'more']]
  ])('refuses %s and says which part is wrong', async (_what, args) => {
    const handler = vi.fn()
    const reply = await answerRequest('desk:refresh', handler, args, fine)
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT' } })
    expect(handler).not.toHaveBeenCalled()
  })

  it('names the field of a bad argument', async () => {
    const reply = await answerRequest('desk:refresh', () => Promise.resolve(null), [{ source: 'mysql' }], fine)
    expect(reply.ok ? '' : reply.error.message).toContain('source')
  })

  it('keeps the code and words of an expected failure', async () => {
    const reply = await answerRequest('desk:refresh', () => Promise.reject(new CodedError('57P03', 'the database system is starting up', 'postgres', 'x')), [{ source: null }], fine)
    expect(reply).toEqual({ ok: false, error: { code: '57P03', message: 'the database system is starting up', source: 'postgres', detail: 'x' } })
  })

  it('reports an unexpected failure and still answers', async () => {
    const onFault = vi.fn()
    const fault = new Error('boom')
    const reply = await answerRequest('desk:refresh', () => Promise.reject(fault), [{ source: null }], { trusted: true, onFault })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL', message: 'boom' } })
    expect(onFault).toHaveBeenCalledWith('desk:refresh', fault)
  })

  it('answers at the deadline when the handler does not, and tells the handler', async () => {
    vi.useFakeTimers()
    let told = false
    const reply = answerRequest('desk:refresh', (_input, signal) => {
      signal.addEventListener('abort', () => { told = true })
      return new Promise(() => undefined)
    }, [{ source: null }], fine)
    await vi.waitFor(() => {
      expect(vi.getTimerCount()).toBe(1)
    })
    await vi.advanceTimersByTimeAsync(requests['desk:refresh'].deadlineMs)
    expect(await reply).toMatchObject({ ok: false, error: { code: 'DEADLINE' } })
    expect(told).toBe(true)
    vi.useRealTimers()
  })

  it('has a deadline for every request', () => {
    for (const [name, definition] of Object.entries(requests)) expect(definition.deadlineMs, name).toBeGreaterThan(0)
  })
})
