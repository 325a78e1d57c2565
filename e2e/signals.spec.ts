/** Signals and services: a trace tells what the database and the broker hold, and why a signal did not trade is one click away. */
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { gridRows, show, waitForLive } from './fixtures/screen.js'

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

interface FilledSignal {
  readonly signal_id: string
  readonly strategy: string
  readonly decide_ms: string
  readonly order_ms: string
  readonly order_id: string
  readonly limit_price: string
  readonly side: 'buy' | 'sell'
  readonly perm_id: string
}

const FILLED = `
  select s.signal_id, s.strategy, o.order_id, o.limit_price, o.side, o.broker_perm_id as perm_id,
         round(extract(epoch from s.decided_at - s.fired_at) * 1000) as decide_ms, round(extract(epoch from o.created_at - s.decided_at) * 1000) as order_ms
    from pitwall.signals s join pitwall.orders o using (order_id)
   where o.status = 'filled' and o.order_type = 'limit' and o.broker_perm_id = any($1) order by s.fired_at desc limit 1`

test('the trace of a signal tells the times of the database and the fills of the broker', async ({ launch, backends }) => {
  // The broker forgets its executions at midnight: an order that was filled across it is told in part.
  const { broker } = backends.world
  const executionsOf = (wantedId: number): ReturnType<typeof broker.executions> => broker.executions().filter(({ permId }) => permId === wantedId)
  const whole = broker.completedOrders().filter(({ permId, filled }) => filled > 0 && executionsOf(permId).reduce((sum, { shares }) => sum + shares, 0) === filled)
  const { rows } = await backends.admin.query<FilledSignal>(FILLED, [whole.map(({ permId }) => String(permId))])
  const [wanted] = rows
  if (wanted === undefined) throw new Error('the story has no signal whose limit order was filled')
  const executions = executionsOf(Number(wanted.perm_id))
  const shares = executions.reduce((sum, { shares: one }) => sum + one, 0)
  const average = executions.reduce((sum, execution) => sum + execution.price * execution.shares, 0) / shares
  const limit = Number(wanted.limit_price)

  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'signals')
  await page.getByTestId('signals-strategy').selectOption(wanted.strategy)
  const grid = page.getByRole('grid', { name: 'Signals' })
  await grid.focus()
  // The wanted one may be some rows down, where the grid has not drawn it: the keys lead there.
  const row = page.getByTestId(`row-${wanted.signal_id}`)
  await expect(async () => {
    if (!(await row.isVisible())) await grid.press('PageDown')
    await expect(row).toBeVisible({ timeout: 200 })
  }).toPass()
  await row.click()
  const trace = page.getByTestId('trace')
  await expect(trace).toHaveAttribute('data-signal', wanted.signal_id)
  await expect(page.getByTestId('step-decided')).toHaveAttribute('data-latency', wanted.decide_ms)
  await expect(page.getByTestId('step-ordered')).toHaveAttribute('data-latency', wanted.order_ms)
  const order = page.getByTestId(`trace-order-${wanted.order_id}`)
  await expect(order).toHaveAttribute('data-filled', String(shares))
  await expect(trace).toHaveAttribute('data-outcome', 'filled')
  const shown = async (name: string): Promise<number> => Number(await (name === 'average' ? order : page.getByTestId('step-complete')).getAttribute(`data-${name}`))
  // The broker's fills come in their own time.
  await expect.poll(() => shown('average')).toBeCloseTo(average, 6)
  await expect.poll(() => shown('bps')).toBeCloseTo(((wanted.side === 'buy' ? 1 : -1) * (average - limit)) / limit * 10_000, 4)
  await expect(order.locator('[data-testid^=trace-fill-]')).toHaveCount(executions.length)
  // No time stands without its day and zone.
  await expect(order.locator('[data-testid^=trace-fill-] td').first()).toHaveText(/^\d{4}-\d\d-\d\d, \d\d:\d\d:\d\d \S+$/)
})

test('why a signal did not trade is one click from it, from the overview, and from a strategy', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'signals')
  await page.getByTestId('signals-decision-pending').click()
  await page.getByTestId('row-S-undecided').click()
  await expect(page.getByTestId('trace-headline')).toHaveText('Nothing has been decided yet.')
  await expect(page.getByTestId('trace-answer')).toContainText('So since')

  const { rows } = await backends.admin.query<{ strategy: string; n: string }>("select strategy, count(*) as n from pitwall.signals where decision in ('skipped', 'rejected') group by strategy order by strategy limit 1")
  const [quiet] = rows
  if (quiet === undefined) throw new Error('the story has no refused signal')
  await page.getByTestId('signals-decision-all').click()
  await page.getByTestId('signals-strategy').selectOption(quiet.strategy)
  await expect(page.getByTestId('panel-quiet')).toContainText(`Why did ${quiet.strategy} not trade?`)
  const counts = await page.getByTestId('quiet-reason').filter({ hasText: /^\d[\d,]*(skipped|rejected):/ }).evaluateAll((reasons) => reasons.map((reason) => Number((/^[\d,]+/.exec(reason.textContent)?.[0] ?? '').replaceAll(',', ''))))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(quiet.n))
  await page.getByTestId('quiet-reason').first().click()
  await expect(page.getByTestId('trace-answer')).toContainText('Why did it not trade?')

  await show(page, 'overview')
  const first = page.getByTestId('panel-signals').locator('[role=row][data-testid]').first()
  const id = (await first.getAttribute('data-testid'))?.replace(/^row-/, '') ?? ''
  await first.click()
  await expect(page.getByTestId('trace')).toHaveAttribute('data-signal', id)
})

test('the services board tells ok, late, alive but not working and dead, by the clock of the database', async ({ launch, backends }) => {
  backends.live()
  await backends.admin.query("insert into pitwall.service_heartbeats (service, interval_seconds, last_beat_at, status) values ('mail-gateway', 10, now() - interval '1 hour', 'ok')")
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'services')
  const panel = page.getByTestId('panel-services')
  const states = async (): Promise<Record<string, string | undefined>> => Object.fromEntries((await gridRows(panel)).map((row) => [row['service'] ?? '', row['state']]))
  await expect.poll(states).toMatchObject({ 'mail-gateway': 'dead', 'bar-recorder': 'alive, not working', 'report-writer': 'late', 'order-router': 'ok', 'market-data-feed': 'ok' })
  await expect(page.getByTestId('services-skew')).toContainText("the database's clock")
  // Two beats, two runs: gathered as they pass by.
  await expect.poll(async () => Number(await page.getByTestId('row-order-router').locator('svg[data-runs]').getAttribute('data-runs')), { timeout: 15_000 }).toBeGreaterThan(1)
})
