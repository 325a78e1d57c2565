import { describe, expect, it } from 'vitest'
import { TrustedSenders } from './trusted-sender.js'

const own = 'pitwall://desk'
const page = { url: 'pitwall://desk/index.html', isMainFrame: true }

function senders(): TrustedSenders {
  const known = new TrustedSenders(own)
  known.add(7)
  return known
}

describe('trusted senders', () => {
  it('trusts the main frame of a window we opened on our own page', () => {
    expect(senders().trusts({ senderId: 7, frame: page })).toBe(true)
  })

  it.each([
    ['another window', { senderId: 8, frame: page }],
    ['a frame that is gone', { senderId: 7, frame: null }],
    ['a frame within the page', { senderId: 7, frame: { ...page, isMainFrame: false } }],
    ['another host', { senderId: 7, frame: { ...page, url: 'pitwall://desk.evil/index.html' } }],
    ['a host that ends like ours', { senderId: 7, frame: { ...page, url: 'pitwall://evildesk/' } }],
    ['another scheme', { senderId: 7, frame: { ...page, url: 'https://desk/index.html' } }],
    ['no URL', { senderId: 7, frame: { ...page, url: '' } }]
  ])('does not trust %s', (_what, sender) => {
    expect(senders().trusts(sender)).toBe(false)
  })

  it('forgets a closed window', () => {
    const known = senders()
    known.delete(7)
    expect(known.trusts({ senderId: 7, frame: page })).toBe(false)
  })
})
