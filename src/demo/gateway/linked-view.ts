/** The broker as the gateway hears of it: nothing is pushed while its link is lost, and what was missed is not pushed later (IB.md 3.2). */
import type { BrokerView } from '../world/types.js'
import type { Faults } from './faults.js'

/** What is asked for is answered all the same, as from the gateway's own memory. */
export function linkedView(view: BrokerView, faults: Faults): BrokerView {
  const whileLinked = <T>(listener: (news: T) => void) => (news: T): void => {
    if (faults.upstream) listener(news)
  }
  return {
    instruments: view.instruments,
    accounts: () => view.accounts(),
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
