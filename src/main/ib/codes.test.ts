import { describe, expect, it } from 'vitest'
import { farmName, meaningOf, newPort, remedyOf, saysReadOnly, type CodeMeaning } from './codes.js'

/** The table of IB.md 3.2. */
const table: readonly (readonly [CodeMeaning['kind'], readonly number[]])[] = [
  ['too-fast', [100]],
  ['no-line', [101, 10190]],
  ['request-failed', [102, 162, 165, 166, 200, 320, 322, 323, 385, 386, 420]],
  ['order-note', [201, 202, 399, 404, 2109, 2137, 2150, 2168, 2169, 10147, 10148]],
  ['ignored', [300, 310, 366, 2159]],
  ['validation-failed', [321]],
  ['client-id-in-use', [326]],
  ['no-entitlement', [354, 10089, 10091, 10168, 10186]],
  ['request-warning', [317, 10090, 10167, 10197, 2100, 2101]],
  ['stream-ended', [316, 10182, 10225]],
  ['transport-down', [502, 504, 507]],
  ['incompatible', [503, 506]],
  ['upstream-lost', [1100, 2110]],
  ['upstream-restored', [1101, 1102]],
  ['port-changed', [1300]],
  ['farm', [2103, 2104, 2105, 2106, 2107, 2119, 2157, 2158]],
  // 327 and 501 would be mistakes of ours: shown, and nothing else.
  ['unknown', [0, 1, 327, 501, 99_999]]
]

describe('meaning of a code', () => {
  it.each(table.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)))('%i is %s', (code, kind) => {
    expect(meaningOf(code).kind).toBe(kind)
  })

  it.each([
    [2103, 'market', 'broken'], [2104, 'market', 'ok'], [2119, 'market', 'connecting'], [2105, 'history', 'broken'], [2106, 'history', 'ok'],
    [2107, 'history', 'inactive'], [2108, 'market', 'inactive'], [2157, 'security-definition', 'broken'], [2158, 'security-definition', 'ok']
  ] as const)('%i: the %s farm is %s', (code, farm, state) => {
    expect(meaningOf(code)).toEqual({ kind: 'farm', farm, state })
  })

  it('knows whether data were kept', () => {
    expect(meaningOf(1101)).toMatchObject({ dataKept: false })
    expect(meaningOf(1102)).toMatchObject({ dataKept: true })
  })
})

describe('text', () => {
  it('gives the farm in any language', () => {
    expect(farmName('Market data farm connection is OK:usfarm.nj')).toBe('usfarm.nj')
    expect(farmName('Market data farm connection is inactive but should be available upon demand.usfarm.nj')).toBe('usfarm.nj')
    expect(farmName('市场数据连接正常: hfarm ')).toBe('hfarm')
  })

  it.each([
    ['TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - 4003', 4_003],
    ['2026-11-21: Der neue Port ist 7497.', 7_497],
    ['new port 70000', null],
    ['', null]
  ])('gives the port of %j', (said, port) => {
    expect(newPort(said)).toBe(port)
  })

  it('decides only about Read-Only API', () => {
    const real = "Error validating request.-'bY' : cause - The API interface is currently in Read-Only mode."
    expect(saysReadOnly(321, real)).toBe(true)
    expect(saysReadOnly(321, 'Please enter exchange')).toBe(false)
    expect(saysReadOnly(200, real)).toBe(false)
  })

  it('has a remedy for each way in which a connection fails', () => {
    for (const code of ['326', '502', '503', '506', '1100', '1300', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CLOSED', 'TCP-TIMEOUT', 'HANDSHAKE-TIMEOUT', 'NEXT-ID-TIMEOUT', 'BAD-VERSION']) {
      expect(remedyOf(code), code).not.toBeNull()
    }
  })

  it('says first what a newcomer has yet to do where nothing listens', () => {
    expect(remedyOf('ECONNREFUSED')).toMatch(/^Nothing listens there: start TWS or IB Gateway .* compare the port/)
  })
})
