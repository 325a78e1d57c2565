/** One vocabulary for order types, from IB's words (`STP LMT`, `TRAIL`) and the database's (`stop_limit`, `trailing_stop`). */

export const orderKinds = [
  'market', 'limit', 'stop', 'stop-limit', 'trailing-stop', 'trailing-stop-limit', 'market-if-touched', 'limit-if-touched', 'conditional', 'other'
] as const
export type OrderKind = (typeof orderKinds)[number]
