/** The broker as the gateway hears of it: nothing is pushed while its link is lost, and what was missed is not pushed later (IB.md 3.2). */
import type { BrokerView, WorldAccount } from '../world/types.js'
import type { Faults } from './faults.js'

const nothing = { value: '0.00', currency: 'USD' }

/** An account of the login without cash or positions. */
const emptyAccount = (number: number): WorldAccount => ({
  ...{ account: `DU9${String(number).padStart(6, '0')}`, baseCurrency: 'USD', dailyPnl: 0, unrealizedPnl: 0, realizedPnl: 0 },
  summary: new Map(['NetLiquidation', 'TotalCashValue', 'BuyingPower'].map((tag) => [tag, nothing]))
})

/** What is asked for is answered all the same, as from the gateway's own memory. */
export function linkedView(view: BrokerView, faults: Faults): BrokerView {
  const whileLinked = <T>(listener: (news: T) => void) => (news: T): void => {
    if (faults.upstream) listener(news)
  }
  return {
    instruments: view.instruments,
    accounts: () => [...view.accounts(), ...Array.from({ length: faults.terms('more-accounts')?.accounts ?? 0 }, (_, number) => emptyAccount(number + 1))],
    quote: (conId) => view.quote(conId),
    positions: () => view.positions(),
    openOrders: () => view.openOrders(),
    completedOrders: () => view.completedOrders(),
    executions: () => view.executions(),
    // Quotes look at their farms too, and catch up.
    onQuotes: (listener) => view.onQuotes(listener),
    onOrder: (listener) => view.onOrder(whileLinked(listener)),
    onExecution: (listener) => view.onExecution(whileLinked(listener)),
    onPosition: (listener) => view.onPosition(whileLinked(listener))
  }
}
