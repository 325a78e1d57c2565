/** The paper pilot's figures against what the database itself adds up. */
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

interface Sums {
  readonly trades: string
  readonly closed: string
  readonly realized: string
  readonly fees: string
  readonly share: string
}

const OF_USD = `
  SELECT count(*) AS trades, count(realized_pnl) FILTER (WHERE status = 'closed') AS closed, trim_scale(sum(realized_pnl) FILTER (WHERE status = 'closed'))::text AS realized,
         trim_scale(sum(fees) FILTER (WHERE status = 'closed' AND realized_pnl IS NOT NULL))::text AS fees,
         (count(*) FILTER (WHERE status = 'closed' AND realized_pnl > 0))::numeric / count(realized_pnl) FILTER (WHERE status = 'closed') AS share
    FROM pitwall.paper_trades WHERE currency = 'USD'`

test('the figures are those of all trades, and follow what changes', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'pilot')
  await page.getByTestId('pilot-currency').selectOption('USD')
  const value = (name: string): Promise<string | null> => page.getByTestId(`figure-pilot-${name}`).getAttribute('data-value')
  const agree = async (): Promise<void> => {
    const { rows } = await backends.admin.query<Sums>(OF_USD)
    const [sums] = rows
    if (sums === undefined) throw new Error('no sums')
    await expect.poll(() => value('trades')).toBe(sums.trades)
    await expect.poll(() => value('realized-pnl')).toBe(sums.realized)
    expect(await value('fees')).toBe(sums.fees)
    expect(Number(await value('win-rate'))).toBeCloseTo(Number(sums.share), 10)
    await expect(page.getByTestId('figure-pilot-win-rate')).toContainText(`n ${Number(sums.closed).toLocaleString('en')}`)
  }
  await agree()

  // A trade closes, another is written when it is over, and one of the last is corrected.
  await backends.admin.query(`
    UPDATE pitwall.paper_trades SET status = 'closed', closed_at = now(), close_price = price, realized_pnl = 1234.56, updated_at = now()
     WHERE trade_id = (SELECT trade_id FROM pitwall.paper_trades WHERE status = 'open' AND currency = 'USD' LIMIT 1);
    INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, closed_at, realized_pnl, currency)
    VALUES ('e2e', 'e2e', 'PAPER', 'AAPL', 'buy', 1, 100, 0.25, 'closed', now() - interval '3 days', now(), -77.01, 'USD');
    UPDATE pitwall.paper_trades SET fees = fees + 0.01, updated_at = now()
     WHERE trade_id = (SELECT trade_id FROM pitwall.paper_trades WHERE status = 'closed' AND currency = 'USD' AND trade_id <> 'e2e' ORDER BY updated_at DESC LIMIT 1)`)
  await agree()
  await expect(page.getByTestId('pilot-review')).toHaveCount(0)

  // What was traded before anything that is remembered is corrected: counted anew, and the panel tells what was off.
  await backends.admin.query("UPDATE pitwall.paper_trades SET realized_pnl = realized_pnl - 50, updated_at = now() WHERE trade_id = (SELECT trade_id FROM pitwall.paper_trades WHERE status = 'closed' AND currency = 'USD' ORDER BY updated_at LIMIT 1)")
  await agree()
  await expect(page.getByTestId('panel-pilot-trades')).toContainText(/latest 2,0\d\d of \d,\d\d\d/)
})
