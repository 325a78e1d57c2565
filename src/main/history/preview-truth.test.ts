import { describe, expect, it } from 'vitest'
import { previewTruth, type Looked } from './preview-truth.js'

const looked = (over: Partial<Looked> = {}): Looked => ({ kind: 'daily-loss', kept: 3, looked: [1_000, 11_000, 311_000], unjudged: null, partly: null, damaged: 0, fault: null, rejected: 0, isCutShort: false, ...over })

describe('what a preview by kept moments claims', () => {
  it('is how many moments were looked at, and how far apart they are', () => {
    expect(previewTruth(looked())).toMatchObject({ covered: 'partly', reach: { from: 1_000, until: 311_000 } })
    expect(previewTruth(looked()).note).toMatch(/^By 3 kept moments of the desk, at most 5 min apart: /)
    expect(previewTruth(looked({ kept: 900 })).note).toMatch(/^By 3 of 900 kept moments/)
    expect(previewTruth(looked({ looked: [1_000], kept: 1 })).note).toBe('By a single kept moment of the desk.')
  })

  it('is nothing where nothing could be judged', () => {
    expect(previewTruth(looked({ unjudged: { count: 3, reason: 'Quotes: stale' } }))).toMatchObject({ covered: 'none' })
    expect(previewTruth(looked({ unjudged: { count: 2, reason: 'Quotes: stale' } }))).toMatchObject({ covered: 'partly' })
    expect(previewTruth(looked({ unjudged: { count: 2, reason: 'Quotes: stale' } })).note).toContain('At 2 of them nothing can be said (Quotes: stale).')
    expect(previewTruth(looked({ partly: { count: 3, reason: 'ES: no quote' } }))).toMatchObject({ covered: 'partly' })
    expect(previewTruth(looked({ partly: { count: 3, reason: 'ES: no quote' } })).note).toContain('At 3 of them not of all that it is about (ES: no quote).')
    expect(previewTruth(looked({ looked: [], kept: 0 }))).toEqual({ covered: 'none', reach: null, note: 'No moment of the desk is kept of these days.' })
  })

  it('says what was left out', () => {
    const fault = { code: 'HISTORY_DAMAGED', message: 'torn' }
    expect(previewTruth(looked({ looked: [], damaged: 2, fault })).note).toBe('2 kept moments could not be read and are left out (HISTORY_DAMAGED: torn).')
    expect(previewTruth(looked({ rejected: 1 })).note).toContain('1 row of them could not be read and is left out.')
    expect(previewTruth(looked({ isCutShort: true })).note).toContain('the latest moments were not looked at')
    expect(previewTruth(looked({ kind: 'no-activity' })).note).toContain('When markets traded')
  })
})
