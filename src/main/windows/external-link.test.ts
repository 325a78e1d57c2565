import { describe, expect, it } from 'vitest'
import { externalLink } from './external-link.js'

describe('a link that leads outside', () => {
  it('says its whole address and where it leads', () => {
    expect(externalLink('https://www.tradingview.com/a?b=c#d')).toEqual({ address: 'https://www.tradingview.com/a?b=c#d', host: 'www.tradingview.com' })
    expect(externalLink('http://127.0.0.1:8080/')).toEqual({ address: 'http://127.0.0.1:8080/', host: '127.0.0.1:8080' })
  })

  it('is written out where its letters only look like others', () => {
    expect(externalLink('https://pаypal.example/')?.host).toBe('xn--pypal-4ve.example')
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    'pitwall://desk/index.html',
    'smb://host/share',
    'ms-settings:privacy',
    'https://bank.example@elsewhere.example/',
    'https://:secret@elsewhere.example/',
    'https://',
    'www.example.com',
    '',
    `https://example.com/${'a'.repeat(2_000)}`
  ])('is not %s', (url) => {
    expect(externalLink(url)).toBeNull()
  })
})
