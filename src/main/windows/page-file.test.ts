import { sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentPolicy } from './content-policy.js'
import { pageFile } from './page-file.js'

const folder = '/app/renderer'

describe('the page\'s own scheme', () => {
  it('serves files of the page', () => {
    expect(pageFile('pitwall://desk/index.html', folder)).toBe('/app/renderer/index.html')
    expect(pageFile('pitwall://desk/assets/index-1.js', folder)).toBe('/app/renderer/assets/index-1.js')
  })

  it.each([
    'pitwall://other/index.html',
    'pitwall://desk/..%2fmain%2findex.js',
    'pitwall://desk/%00.html',
    'pitwall://desk/%zz.html',
    'pitwall://desk/',
    'pitwall://desk/secret.json'
  ])('refuses %s', (url) => {
    expect(pageFile(url, folder)).toBeNull()
  })

  it('never leaves its folder, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        const file = pageFile(`pitwall://desk/${path}`, folder)
        expect(file === null || file.startsWith(folder + sep)).toBe(true)
        expect(file ?? '').not.toContain(`${sep}..${sep}`)
      }),
      { numRuns: 500 }
    )
  })
})

describe('the content security policy', () => {
  it('allows nothing inline, nothing evaluated, nothing from elsewhere', () => {
    expect(contentPolicy).toContain("default-src 'none'")
    expect(contentPolicy).toContain("script-src 'self'")
    expect(contentPolicy).not.toMatch(/unsafe|https?:|\*/)
  })
})
