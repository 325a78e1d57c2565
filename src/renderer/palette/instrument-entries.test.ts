import { expect, it } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { contractOfSymbol } from '../links/contract-of.js'
import { instrumentEntries, type DeskInstruments, type HeldContract } from './instrument-entries.js'

const held = (conId: string | null, symbol: string, currency: string, quantity = '100'): HeldContract => ({ conId, symbol, localSymbol: symbol, secType: 'STK', currency, quantity: decimal(quantity) })
const listed = (instruments: Partial<DeskInstruments>): readonly string[] => instrumentEntries({ held: [], watched: [], traded: [], ...instruments }, () => undefined).map(({ id, title, detail }) => `${id.replace('instrument-', '')} ${title} ${detail}`)

it('lists two listings of one share, each by its contract', () => {
  expect(listed({ held: [held('14204', 'SAP', 'EUR'), held('38709', 'SAP', 'USD')] })).toEqual(['14204 SAP held · STK · EUR', '38709 SAP held · STK · USD'])
})

it('lists an instrument once, whatever the books and accounts that hold it', () => {
  expect(listed({ held: [held('1', 'MSFT', 'USD'), held('1', 'MSFT', 'USD'), held(null, 'MSFT', 'USD')], traded: [held('1', 'MSFT', 'USD'), contractOfSymbol({ symbol: 'MSFT' })] })).toEqual(['1 MSFT held · STK · USD'])
})

it('lists what only an order or a signal is about, after what is held', () => {
  expect(listed({ held: [held('9', 'ZM', 'USD')], traded: [contractOfSymbol({ symbol: 'QQQ' }), held('4', 'AMD', 'USD')] })).toEqual(['9 ZM held · STK · USD', '4 AMD on the desk · STK · USD', 'QQQ QQQ on the desk'])
})
