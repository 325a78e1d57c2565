import { expect, test } from 'vitest'
import { isPermission } from './no-permission.js'

test('a lack of permission is told from other failures of the same code', () => {
  expect(isPermission({ code: '354', message: 'Requested market data is not subscribed' })).toBe(true)
  expect(isPermission({ code: '162', message: 'Historical Market Data Service error message:No market data permissions for NYSE STK' })).toBe(true)
  expect(isPermission({ code: '162', message: 'Historical Market Data Service error message:HMDS query returned no data: AAPL@SMART Trades' })).toBe(false)
  expect(isPermission({ code: '200', message: 'No security definition has been found for the request' })).toBe(false)
})
