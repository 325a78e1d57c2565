import { describe, expect, it } from 'vitest'
import { PageCrashes } from './page-crashes.js'

describe('a page whose process dies', () => {
  it('is loaded again, and no more once it dies again within a minute', () => {
    const crashes = new PageCrashes()
    expect([crashes.record('crashed', 5, 0), crashes.record('oom', 1, 59_000), crashes.record('crashed', 5, 60_000)]).toEqual(['reload', 'stop', 'leave'])
    expect(crashes.last).toEqual({ reason: 'crashed', exitCode: 5, detail: '', at: 60_000, count: 3 })
  })

  it('is loaded again when a minute has passed', () => {
    const crashes = new PageCrashes()
    expect([crashes.record('crashed', 5, 0), crashes.record('crashed', 5, 60_000), crashes.record('crashed', 5, 120_000)]).toEqual(['reload', 'reload', 'reload'])
  })

  it('shows its crash page again after a person has asked for the desk and it dies at once', () => {
    const crashes = new PageCrashes()
    crashes.record('crashed', 5, 0)
    crashes.record('crashed', 5, 1)
    crashes.forgive()
    expect(crashes.record('crashed', 5, 2)).toBe('stop')
  })

  it('is known by what it said where it never began', () => {
    const crashes = new PageCrashes()
    crashes.recordNotBegun('not-begun', 'SyntaxError', 7)
    expect(crashes.last).toEqual({ reason: 'not-begun', exitCode: null, detail: 'SyntaxError', at: 7, count: 1 })
  })

  it('has not died before it has', () => {
    expect(new PageCrashes().last).toBeNull()
  })
})
