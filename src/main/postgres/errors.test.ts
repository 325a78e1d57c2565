import { describe, expect, it } from 'vitest'
import { classify, classOf } from './errors.js'

const AT = 1_700_000_000_000

describe('classOf', () => {
  it.each(['08000', '08001', '08003', '08006', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'EHOSTUNREACH'])(
    '%s: the connection is lost, try again',
    (code) => {
      expect(classOf(code)).toBe('lost')
    }
  )
  it.each([
    ['unsupported startup parameter: options', 'permanent'],
    ['no such database: desk', 'permanent'],
    ['SASL authentication failed', 'permanent'],
    ['no more connections allowed (max_client_conn)', 'busy'],
    ['query_wait_timeout', 'busy'],
    ['server conn crashed?', 'lost'],
    ['pgbouncer cannot connect to server', 'lost']
  ] as const)('a pooler that says %s: %s', (message, kind) => {
    const { kind: found, error } = classify(Object.assign(new Error(message), { code: '08P01' }), AT)
    expect(found).toBe(kind)
    expect(error).toMatchObject({ code: '08P01', message, remedy: expect.stringContaining('pooler') as string })
  })
  it.each(['53300', '53100', '53200', '40001', '40P01', '57014', '55P03', '22012', 'XX000', 'DEADLINE', 'UNKNOWN'])('%s: not this time', (code) => {
    expect(classOf(code)).toBe('busy')
  })
  it.each(['28P01', '28000', '3D000', '3F000', '42P01', '42703', '42501', 'NO_TLS', 'TLS_FILE', 'PGPASS_OPEN', 'NO_PASSWORD', 'BAD_URL', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED'])(
    '%s: only a person can change it',
    (code) => {
      expect(classOf(code)).toBe('permanent')
    }
  )
})

describe('classify', () => {
  it("keeps the server's own code and words and adds a remedy", () => {
    const cause = Object.assign(new Error('password authentication failed for user "desk"'), { code: '28P01' })
    expect(classify(cause, AT)).toEqual({
      kind: 'permanent',
      error: {
        code: '28P01',
        message: 'password authentication failed for user "desk"',
        source: 'postgres',
        remedy: expect.stringContaining('password') as string,
        at: AT
      }
    })
  })

  it.each([
    ['Connection terminated unexpectedly', 'ECONNRESET'],
    ['Connection terminated due to connection timeout', 'ETIMEDOUT'],
    ['timeout exceeded when trying to connect', 'ETIMEDOUT'],
    ['The server does not support SSL connections', 'NO_TLS'],
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string', 'NO_PASSWORD']
  ])('names what the driver only says in words: %s', (message, code) => {
    expect(classify(new Error(message), AT).error.code).toBe(code)
  })

  it('says what each address of a host answered', () => {
    const refused = (address: string): Error => Object.assign(new Error(`connect ECONNREFUSED ${address}:5432`), { code: 'ECONNREFUSED' })
    const cause = Object.assign(new AggregateError([refused('::1'), refused('127.0.0.1')]), { code: 'ECONNREFUSED' })
    const { error } = classify(cause, AT)
    expect(error.message).toBe('connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432')
  })

  it('has no remedy where it knows none, rather than a wrong one', () => {
    expect(classify(new Error('?'), AT).error).toMatchObject({ code: 'UNKNOWN', remedy: null })
    expect(classify('thrown text', AT).error.message).toBe('thrown text')
  })
})
