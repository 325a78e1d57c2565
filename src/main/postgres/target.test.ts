import { describe, expect, it } from 'vitest'
import { postgresSettings } from '../../shared/config/settings.js'
import { postgresTarget, sameServers } from './target.js'

const target = (settings: Record<string, unknown>): ReturnType<typeof postgresTarget> => postgresTarget(postgresSettings.parse(settings))

describe('postgresTarget', () => {
  it('is none without a URL or a host', () => {
    expect(target({})).toBeNull()
  })

  it('takes the fields', () => {
    expect(target({ host: 'db', port: 6432, database: 'desk', user: 'reader' })).toMatchObject({ hosts: [{ host: 'db', port: 6432 }], database: 'desk', user: 'reader', sslMode: 'prefer', session: 'any', connectTimeoutMs: 10_000, label: 'db:6432/desk' })
  })

  it('lets the URL win over the fields', () => {
    const url = 'postgres://a%40b:p%3Aw@db.example:6000/my%20desk?sslmode=verify-full'
    expect(target({ url, host: 'other', database: 'other', user: 'other' })).toMatchObject({ hosts: [{ host: 'db.example', port: 6000 }], database: 'my desk', user: 'a@b', password: 'p:w', sslMode: 'verify-full' })
  })

  it('reads addresses and sockets as libpq does', () => {
    expect(target({ url: 'postgresql://u@[::1]/d' })).toMatchObject({ hosts: [{ host: '::1', port: 5432 }], label: '[::1]:5432/d' })
    expect(target({ url: 'postgres:///d?host=/var/run/postgresql&user=u' })).toMatchObject({ hosts: [{ host: '/var/run/postgresql' }], database: 'd', user: 'u' })
    expect(target({ url: 'postgres://u@%2Frun%2Fpostgresql:5433/d' })).toMatchObject({ hosts: [{ host: '/run/postgresql', port: 5433 }] })
    expect(target({ url: 'postgres://u@h' })).toMatchObject({ database: 'u' })
  })

  it('keeps the password out of the label', () => {
    expect(target({ url: 'postgres://u:hidden@h/d' })?.label).toBe('h:5432/d')
  })

  it('takes several hosts, from the URL, its parameters or the field', () => {
    const hosts = [{ host: 'h1', port: 1 }, { host: '::1', port: 2 }, { host: 'h3', port: 5432 }]
    expect(target({ url: 'postgres://u@h1:1,[::1]:2,h3/d?target_session_attrs=primary&connect_timeout=3' })).toMatchObject({ hosts, session: 'primary', connectTimeoutMs: 3_000, label: 'h1:1,[::1]:2,h3:5432/d' })
    expect(target({ url: 'postgres:///d?host=h1,::1,h3&port=1,2,', user: 'u' })).toMatchObject({ hosts, user: 'u' })
    expect(target({ url: 'postgres:///d?host=h1,h2&port=7' })).toMatchObject({ hosts: [{ host: 'h1', port: 7 }, { host: 'h2', port: 7 }] })
    expect(target({ host: 'h1:1, [::1]:2, h3', targetSession: 'standby', connectTimeoutSeconds: 2 })).toMatchObject({ hosts, session: 'standby', connectTimeoutMs: 2_000 })
  })

  it('takes the files of TLS, and a short time-out as libpq rounds it', () => {
    expect(target({ url: 'postgres://h?sslmode=verify-ca&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem&connect_timeout=1', sslRootCert: '/other' })).toMatchObject({ sslMode: 'verify-ca', sslRootCert: '/ca.pem', sslCert: '/c.pem', sslKey: '/k.pem', connectTimeoutMs: 2_000 })
    expect(target({ url: 'postgres://h?ssl=true', sslRootCert: '/ca.pem' })).toMatchObject({ sslMode: 'require', sslRootCert: '/ca.pem' })
  })

  it('takes a password with any character, and parameters that change nothing here', () => {
    expect(target({ url: 'postgres://u:a@b%2Fc@h:1/d?application_name=mine&channel_binding=require' })).toMatchObject({ password: 'a@b/c', hosts: [{ host: 'h', port: 1 }] })
  })

  it('knows whether other settings lead to the same server', () => {
    const known = target({ host: 'a,b:2' })
    if (known === null) throw new Error('no target')
    const same = (settings: Record<string, unknown>): boolean => sameServers(postgresSettings.parse(settings), known)
    expect(same({ url: 'postgres://someone@b:2/other' })).toBe(true)
    expect(same({ host: 'b' })).toBe(false)
    expect(same({ url: 'no url' })).toBe(false)
  })

  it.each(['not a url', 'mysql://u@h/d', 'postgres://u@h/d?sslmode=sometimes', 'postgres://u@h/d?sslmod=verify-full', 'postgres://h?target_session_attrs=fast', 'postgres://h:0', 'postgres://h:70000', 'postgres://h1,h2/d?port=1,2,3', 'postgres://h?connect_timeout=soon', 'postgres://h?sslmode', 'postgres://h?sslmode=verify-ca&sslrootcert=system'])('refuses %s', (url) => {
    expect(() => target({ url })).toThrow(expect.objectContaining({ code: 'BAD_URL' }) as Error)
  })
})
