import { describe, expect, it, vi } from 'vitest'
import { Closing, type ClosingOptions } from './closing.js'

const base = { showTray: true, startAtLogin: false, startHidden: true }

function closing(more: Partial<ClosingOptions> = {}): { readonly did: string[]; readonly close: () => boolean } {
  const did: string[] = []
  const one = new Closing({
    settings: () => ({ ...base, closing: 'hide' }),
    isIconShown: () => true,
    checkTray: () => Promise.resolve('there'),
    ask: () => Promise.resolve('hide'),
    keep: (answer) => {
      did.push(`keep ${answer}`)
      return Promise.resolve()
    },
    hide: () => did.push('hide'),
    quit: () => did.push('quit'),
    ...more
  })
  return {
    did,
    close: () => {
      let isPrevented = false
      one.onClose({ preventDefault: () => { isPrevented = true } })
      return isPrevented
    }
  }
}

describe('closing the window', () => {
  it('hides it where the tray can bring it back', async () => {
    const { did, close } = closing()
    expect(close()).toBe(true)
    await vi.waitFor(() => { expect(did).toEqual(['hide']) })
  })

  it('closes it as windows do where there is no icon, or where a person wants that', () => {
    expect(closing({ isIconShown: () => false }).close()).toBe(false)
    expect(closing({ settings: () => ({ ...base, closing: 'quit' }) }).close()).toBe(false)
  })

  it.each(['none', 'unknown'] as const)('quits where the tray is %s by now', async (place) => {
    const { did, close } = closing({ checkTray: () => Promise.resolve(place) })
    close()
    await vi.waitFor(() => { expect(did).toEqual(['quit']) })
  })

  it.each([['hide', ['keep hide', 'hide']], ['quit', ['keep quit', 'quit']], ['stay', []]] as const)('asks the first time, and does as it is told: %s', async (answer, expected) => {
    const ask = vi.fn(() => Promise.resolve(answer))
    const { did, close } = closing({ settings: () => ({ ...base, closing: 'ask' }), ask })
    close()
    await vi.waitFor(() => { expect(did).toEqual(expected) })
    expect(ask).toHaveBeenCalledOnce()
  })

  it('asks once, however often it is closed meanwhile', async () => {
    const ask = vi.fn(() => Promise.resolve('hide' as const))
    const { did, close } = closing({ settings: () => ({ ...base, closing: 'ask' }), ask })
    expect([close(), close(), close()]).toEqual([true, true, true])
    await vi.waitFor(() => { expect(did).toEqual(['keep hide', 'hide']) })
    expect(ask).toHaveBeenCalledOnce()
  })

  it('does what was answered even when that cannot be kept, and quits when nobody can be asked', async () => {
    const settings = (): ReturnType<ClosingOptions['settings']> => ({ ...base, closing: 'ask' })
    const unkept = closing({ settings, keep: () => Promise.reject(new Error('disk full')) })
    unkept.close()
    await vi.waitFor(() => { expect(unkept.did).toEqual(['hide']) })
    const unasked = closing({ settings, ask: () => Promise.reject(new Error('no dialog')) })
    unasked.close()
    await vi.waitFor(() => { expect(unasked.did).toEqual(['quit']) })
  })
})
