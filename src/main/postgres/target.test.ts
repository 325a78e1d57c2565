import { describe, expect, it } from 'vitest'
import { postgresSettings } from '../../shared/config/settings.js'
import { postgresTarget } from './target.js'

const target = (settings: Record<string, unknown>): ReturnType<typeof postgresTarget> => postgresTarget(postgresSettings.parse(settings))

describe('postgresTarget', () => {
  it('is none without a URL or a host', () => {
    expect(target({})).toBeNull()
  })

  it('takes the fields', () => {
    expect(target({ host: 'db', port: 6432, database: 'desk', user: 'reader' })).toMatchObject({ host: 'db', port: 6432, database: 'desk', user: 'reader', sslMode: 'prefer', label: 'db:6432/desk' })
  })

  it('lets the URL win over the fields', () => {
    const url = 'postgres://a%40b:p%3Aw@db.example:6000/my%20desk?sslmode=verify-full'
    expect(target({ url, host: 'other', database: 'other', user: 'other' })).toMatchObject({ host: 'db.example', port: 6000, database: 'my desk', user: 'a@b', password: 'p:w', sslMode: 'verify-full' })
  })

  it('reads addresses and sockets as libpq does', () => {
    expect(target({ url: 'postgresql://u@[::1]/d' })).toMatchObject({ host: '::1', port: 5432 })
    expect(target({ url: 'postgres:///d?host=/var/run/postgresql&user=u' })).toMatchObject({ host: '/var/run/postgresql', database: 'd', user: 'u' })
    expect(target({ url: 'postgres://u@h' })).toMatchObject({ database: 'u' })
  })

  it('keeps the password out of the label', () => {
    expect(target({ url: 'postgres://u:hidden@h/d' })?.label).toBe('h:5432/d')
  })

  it.each(['not a url', 'mysql://u@h/d', 'postgres://u@h/d?sslmode=sometimes'])('refuses %s', (url) => {
    expect(() => target({ url })).toThrow(expect.objectContaining({ code: 'BAD_URL' }) as Error)
  })
})
