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
  ['postgres://u:pa/ss?w#o@h:5432/d', 'postgres://u@h:5432/d'],
  ['postgres://u:12/3@h/d', 'postgres://u@h/d'],
  ['postgres://u:12?3@h/d?sslmode=require', 'postgres://u@h/d?sslmode=require'],
  ['postgres://h:5432/d?user=u@x', 'postgres://h:5432/d?user=u@x'],
  ['postgres://[::1]:5432,h/d?user=u@x', 'postgres://[::1]:5432,h/d?user=u@x'],
  ['postgresql+psycopg2://u:p@h/d', 'postgresql+psycopg2://u@h/d'],
  ['jdbc:postgresql://h/d?user=u&password=p', 'jdbc:postgresql://h/d?user=u'],
  ['postgres:/u:p@h/d', 'postgres@h/d'],
  ['u:p@h/d', 'u@h/d'],
  ["host=h user=u password = 'a b' dbname=d", 'host=h user=u dbname=d'],
  ['host=h password=p', 'host=h'],
  ['no url: at@all', 'no url: at@all'],
  ['', '']
])('takes the password out of %s', (url, bare) => {
  expect(withoutUrlPassword(url)).toBe(bare)
})

it('reads a password with a character that should have been written in percent signs', () => {
  expect(parseConnectionUrl('postgres://u:pa/ss?w%23@h:5432/d?sslmode=require')).toMatchObject({ user: 'u', password: 'pa/ss?w#', hosts: ['h'], ports: ['5432'], database: 'd' })
  expect(parseConnectionUrl('postgres://h:5432/d?user=u@x')).toMatchObject({ user: '', password: '', hosts: ['h'], ports: ['5432'], database: 'd' })
})

it('never names a password in what it refuses', () => {
  for (const url of ['mysql://u:hidden@h/d', 'postgres://u:hidden@h/d?sslmod=x', 'postgres://u:hidden/x@h/d?valueless', 'hidden']) {
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
