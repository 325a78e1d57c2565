import { expect, it } from 'vitest'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { resolvedContract } from './resolved-contract.js'

const contract = (symbol: string, conId: string | null, localSymbol: string | null = null): ListedContract => ({ conId, symbol, localSymbol, secType: null, currency: 'USD' })

it('takes the one contract that a symbol means here, and guesses nothing where there are several', () => {
  const known = [contract('AAPL', '1'), contract('AAPL', '1'), contract('ES', '2', 'ESZ6'), contract('ES', '3', 'ESH7'), contract('TSLA', null)]
  expect(resolvedContract(contract('AAPL', null), known)).toMatchObject({ conId: '1' })
  expect(resolvedContract(contract('ESH7', null), known)).toMatchObject({ conId: '3' })
  expect(resolvedContract(contract('ES', null), known)).toMatchObject({ conId: null })
  expect(resolvedContract(contract('TSLA', null), known)).toMatchObject({ conId: null })
  expect(resolvedContract(contract('AAPL', '9'), known)).toMatchObject({ conId: '9' })
})
