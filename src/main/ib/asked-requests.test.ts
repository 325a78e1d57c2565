import { describe, expect, it } from 'vitest'
import { AskedRequests } from './asked-requests.js'

const contract = { conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', currency: 'USD', multiplier: '1', exchange: 'SMART' }

describe('what was asked', () => {
  it('is told by its id, also after it was cancelled', () => {
    const asked = new AskedRequests()
    asked.note({ kind: 'market-data', reqId: 12, contract })
    asked.note({ kind: 'account-pnl', reqId: 13, account: 'DU1' })
    asked.note({ kind: 'cancel-market-data', reqId: 12 })
    expect(asked.of(12)).toBe('market data for AAPL')
    expect(asked.of(13)).toBe('P&L of DU1')
    expect(asked.of(14)).toBeNull()
    expect(asked.of(-1)).toBeNull()
  })

  it('names an instrument by its contract where it has no symbol', () => {
    const asked = new AskedRequests()
    asked.note({ kind: 'market-data', reqId: 1, contract: { ...contract, symbol: '', localSymbol: '' } })
    expect(asked.of(1)).toBe('market data for contract 265598')
  })

  it('without an id is the last of its kind; a ping in between changes nothing', () => {
    const asked = new AskedRequests()
    asked.note({ kind: 'positions' })
    asked.note({ kind: 'all-open-orders' })
    asked.note({ kind: 'current-time' })
    expect(asked.of(2_147_483_647)).toBe('open orders of all clients')
  })

  it('forgets the oldest, and everything with the connection', () => {
    const asked = new AskedRequests()
    for (let reqId = 1; reqId <= 2_001; reqId += 1) asked.note({ kind: 'executions', reqId })
    expect(asked.of(1)).toBeNull()
    expect(asked.of(2)).toBe('executions of today')
    asked.clear()
    expect(asked.of(2)).toBeNull()
  })
})
