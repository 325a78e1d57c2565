import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageStart } from './page-start.js'

let found: () => Promise<boolean>
let heard: string[]
let start: PageStart

beforeEach(() => {
  vi.useFakeTimers()
  heard = []
  found = () => Promise.resolve(false)
  start = new PageStart({ hasBegun: () => found(), onNotBegun: (said) => heard.push(`not begun: ${said}`), onHung: () => heard.push('hung') })
})
afterEach(() => {
  start.end()
  vi.useRealTimers()
})

describe('a page that was loaded', () => {
  it('has begun when it has drawn, however long it complains', async () => {
    found = () => Promise.resolve(true)
    start.loading()
    start.complained('a picture is missing')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([])
  })

  it('has not begun when its script failed, and its first complaint is the cause', async () => {
    start.loading()
    start.complained('SyntaxError')
    start.complained('what came of it')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(heard).toEqual(['not begun: SyntaxError'])
  })

  it('has not begun when it draws nothing and says nothing, said once', async () => {
    start.loading()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual(['not begun: '])
  })

  it('has not begun when all of it has come and nothing is drawn', async () => {
    start.loaded()
    start.loading()
    start.loaded()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(heard).toEqual(['not begun: '])
  })

  it('hangs when it does not say what is on it', async () => {
    found = () => new Promise(() => undefined)
    start.loading()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(heard).toEqual(['hung'])
  })

  it('is no longer looked at when another is loaded, or it is gone', async () => {
    start.loading()
    await vi.advanceTimersByTimeAsync(14_000)
    start.loading()
    await vi.advanceTimersByTimeAsync(14_000)
    expect(heard).toEqual([])
    start.end()
    start.complained('too late')
    found = () => Promise.reject(new Error('destroyed'))
    start.loading()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([])
  })
})
