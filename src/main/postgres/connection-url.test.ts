import { expect, it } from 'vitest'
import { parseConnectionUrl, withoutUrlPassword } from './connection-url.js'

it.each([
  ['postgres://u:p@h/d', 'postgres://u@h/d'],
  ['postgresql://u:p%3A@h1:1,[::1]:2/d?sslmode=require', 'postgresql://u@h1:1,[::1]:2/d?sslmode=require'],
  ['postgres://u:a@b@h/d', 'postgres://u@h/d'],
  ['postgres://u:@h/d', 'postgres://u@h/d'],
  ['postgres://h/d?user=u&password=p&sslmode=prefer', 'postgres://h/d?user=u&sslmode=prefer'],
  ['postgres://h/d?password=p', 'postgres://h/d'],
  ['postgres://h:5432/d', 'postgres://h:5432/d'],
  ['postgres://u@h/d@x:y', 'postgres://u@h/d@x:y'],
  ['no url: at@all', 'no url: at@all'],
  ['', '']
])('takes the password out of %s', (url, bare) => {
  expect(withoutUrlPassword(url)).toBe(bare)
})

it('never names a password in what it refuses', () => {
  for (const url of ['mysql://u:hidden@h/d', 'postgres://u:hidden@h/d?sslmod=x', 'hidden']) {
    let said = ''
    try {
      parseConnectionUrl(url)
    } catch (error) {
      said = String(error)
    }
    expect(said).not.toBe('')
    expect(said).not.toContain('hidden')
  }
})
