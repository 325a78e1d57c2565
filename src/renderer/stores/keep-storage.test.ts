import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepStorage } from './keep-storage.js'

const request = vi.fn(() => Promise.resolve('{"ok":true,"value":null}'))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { pitwall: { request } })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  request.mockClear()
})

it('asks once for changes that follow each other, when they rest', () => {
  for (let frame = 0; frame < 20; frame += 1) {
    keepStorage()
    vi.advanceTimersByTime(16)
  }
  expect(request).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(request).toHaveBeenCalledExactlyOnceWith('app:do', { what: 'keep-page-storage' })
})

it('asks again for the next change, also where main refused the last', () => {
  request.mockRejectedValueOnce(new Error('gone'))
  keepStorage()
  vi.runAllTimers()
  keepStorage()
  vi.runAllTimers()
  expect(request).toHaveBeenCalledTimes(2)
})
