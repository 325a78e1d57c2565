import { describe, expect, it, vi } from 'vitest'
import { sharedView } from './shared-view.js'

describe('a shared view', () => {
  it('is made once for the same inputs, and again when one changes', () => {
    const make = vi.fn((rows: readonly number[], fresh: boolean) => [rows.length, fresh])
    const view = sharedView(make)
    const rows = [1, 2]
    expect(view(rows, true)).toBe(view(rows, true))
    expect(make).toHaveBeenCalledTimes(1)
    expect(view(rows, false)).toEqual([2, false])
    expect(view([1, 2], false)).toEqual([2, false])
    expect(make).toHaveBeenCalledTimes(3)
  })
})
