import { describe, expect, it } from 'vitest'
import { isPopout, wantedBounds } from './popout-rule.js'

const origin = 'pitwall://desk'
const asked = { url: 'pitwall://desk/popout.html?id=w-1', frameName: 'w-1' }

describe('a window that the page opens', () => {
  it('is one for panels', () => {
    expect(isPopout(asked, origin)).toBe(true)
  })

  it.each([
    ['the page itself', { ...asked, url: 'pitwall://desk/index.html' }],
    ['no id', { ...asked, url: 'pitwall://desk/popout.html' }],
    ["another's id", { ...asked, url: 'pitwall://desk/popout.html?id=w-2' }],
    ['more than its id', { ...asked, url: 'pitwall://desk/popout.html?id=w-1&x=1' }],
    ['a fragment', { ...asked, url: 'pitwall://desk/popout.html?id=w-1#x' }],
    ['a host that begins like ours', { ...asked, url: 'pitwall://desk.evil/popout.html?id=w-1' }],
    ['another scheme', { ...asked, url: 'https://desk/popout.html?id=w-1' }],
    ['a detour', { ...asked, url: 'pitwall://desk/x/../popout.html?id=w-1' }],
    ['nothing', { ...asked, url: '' }],
    ['no name', { ...asked, frameName: '' }],
    ['a name of the browser', { ...asked, frameName: '_blank' }],
    ['an object\'s member for a name', { ...asked, frameName: '__proto__' }]
  ])('is refused with %s', (_what, window) => {
    expect(isPopout(window, origin)).toBe(false)
  })
})

describe('the place that the page would like', () => {
  const size = { width: 720, height: 480 }
  it('is read from what it says', () => {
    expect(wantedBounds('left=-1200.4,top=20,width=900,height=600', size)).toEqual({ x: -1200, y: 20, width: 900, height: 600 })
  })

  it.each(['', 'left=,top=x', 'left=1e9,top=0', 'popup'])('is nowhere for "%s"', (features) => {
    expect(wantedBounds(features, size)).toEqual(size)
  })

  it('has room for a panel', () => {
    expect(wantedBounds('left=0,top=0,width=10,height=10', size)).toEqual({ x: 0, y: 0, ...size })
  })
})
