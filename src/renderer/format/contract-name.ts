/** The short name of a contract, as traders say it. */

interface Contract {
  readonly symbol: string
  readonly localSymbol: string | null
  readonly secType: string | null
}

/** The options industry's symbol: root, YYMMDD, C or P, strike in thousandths. */
const OPTION = /^(\S+)\s*(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** `AAPL`, `ESZ6`, `EUR.USD`, `AAPL 18DEC26 245 C`. */
export function contractName({ symbol, localSymbol, secType }: Contract): string {
  const local = localSymbol ?? ''
  const [, root = '', year = '', month = '', day = '', right = '', strike = ''] = OPTION.exec(local === '' ? symbol : local) ?? []
  if (root !== '') return `${root} ${day}${MONTHS[Number(month) - 1] ?? month}${year} ${String(Number(strike) / 1_000)} ${right}`
  return secType === 'STK' || local === '' ? symbol : local
}
