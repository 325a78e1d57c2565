import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LatePart } from './late-part.js'

interface Part {
  readonly number: number
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A part whose making fails so many times, and says what was done with it. */
function partThatFails(times: number, make: (number: number) => Promise<Part> = (number) => Promise.resolve({ number })) {
  const said: string[] = []
  let attempts = 0
  const part = new LatePart<Part>({
    name: 'the alerts',
    logger: pino({ enabled: false }),
    make: () => {
      attempts += 1
      said.push(`make ${String(attempts)}`)
      return attempts <= times ? Promise.reject(new Error(`attempt ${String(attempts)} failed`)) : make(attempts)
    },
    end: ({ number }) => {
      said.push(`end ${String(number)}`)
    }
  })
  return { part, said }
}

describe('a part of the desk that is loaded late', () => {
  it('is made when it is due, once, and ended once', async () => {
    const { part, said } = partThatFails(0)
    part.beginAfter(3_000)
    part.beginAfter(300)
    await vi.advanceTimersByTimeAsync(299)
    expect(said).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(said).toEqual(['make 1'])
    part.beginAfter(0)
    expect(await part.get()).toBe(await part.get())
    await Promise.all([part.close(), part.close()])
    expect(said).toEqual(['make 1', 'end 1'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is tried again by itself when it failed for somebody who asked, who hears of it', async () => {
    const { part, said } = partThatFails(2)
    part.beginAfter(3_000)
    await expect(part.get()).rejects.toThrow('attempt 1 failed')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(said).toEqual(['make 1', 'make 2'])
    await vi.advanceTimersByTimeAsync(30_000)
    expect(said).toEqual(['make 1', 'make 2', 'make 3'])
    expect(await part.get()).toEqual({ number: 3 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does what was wanted of it as soon as it can be had, in order, before who waits for it', async () => {
    const { part, said } = partThatFails(1)
    part.want(() => { said.push('first') })
    part.want(() => { throw new Error('no') })
    part.tell(() => { said.push('told') })
    await vi.advanceTimersByTimeAsync(0)
    part.want(({ number }) => { said.push(`third of ${String(number)}`) })
    await part.get().then(() => said.push('got'))
    part.want(() => { said.push('later') })
    part.tell(() => { throw new Error('no') })
    await part.close()
    part.tell(() => { said.push('too late') })
    await vi.advanceTimersByTimeAsync(0)
    expect(said).toEqual(['make 1', 'make 2', 'first', 'third of 2', 'got', 'later', 'end 2'])
  })

  it('that is closed while it is made is ended when it is there, and given to nobody', async () => {
    let arrive: (part: Part) => void = () => undefined
    const { part, said } = partThatFails(0, () => new Promise((resolve) => { arrive = resolve }))
    part.want(() => { said.push('wish') })
    const asked = part.get()
    asked.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(0)
    const closed = part.close()
    arrive({ number: 7 })
    await closed
    await expect(asked).rejects.toThrow('have ended')
    await expect(part.get()).rejects.toThrow('have ended')
    part.want(() => { said.push('wish') })
    part.beginAfter(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toEqual(['make 1', 'end 7'])
  })

  it('that failed and is closed is not tried again', async () => {
    const { part, said } = partThatFails(9)
    await expect(part.get()).rejects.toThrow()
    await part.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toEqual(['make 1'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
