/** The diagnostics, against a gateway that misbehaves. */
import { windowOf } from '../src/shared/domain/ib-windows.js'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { ibLight, show, waitForLive } from './fixtures/screen.js'

const MINUTE_MS = 60_000

test('every notice is told with its code, its words and its request, and a farm that breaks is named', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    await page.keyboard.press('Alt+8')
    await expect(page.getByTestId('screen-diagnostics')).toBeVisible()
    const session = page.getByTestId('panel-session')
    await expect(session).toContainText('live')
    await expect(session.locator('[data-fact=Accounts]')).toContainText('DU4200017')

    backends.gateway().stage.stage('competing-session')
    const notice = page.getByTestId('panel-notices').getByRole('row').filter({ hasText: '10197' }).filter({ hasText: 'market data for AAPL' })
    await expect(notice.first()).toBeVisible()
    backends.gateway().stage.stage('farm-broken')
    await expect(page.getByTestId('panel-farms').getByRole('row').filter({ hasText: 'broken' })).toHaveCount(1)
    await expect(page.getByTestId('panel-machine').getByRole('meter', { name: 'Postgres pool' })).toHaveAttribute('aria-valuemax', '4')

    await page.getByTestId('copy-diagnostics').click()
    await expect(page.getByTestId('copy-diagnostics')).toHaveText('Copied')
  } finally {
    await backends.stop()
  }
})

test('a gateway that goes at the hour of its restart is expected to be back', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const restart = new Date(Date.now() + MINUTE_MS).toISOString().slice(11, 16)
    const { page } = await launch({ env: { ...backends.env, PITWALL_IB_RESTART_AT: `${restart} UTC` } })
    await waitForLive(page)
    await show(page, 'positions')
    await backends.stopGateway()
    await expect(ibLight(page)).toContainText('expected until')
    // On a Sunday the end of the week's login explains it too, and for longer.
    await expect(page.getByTestId('cause-positions')).toContainText(/Expected until .* because/)
    await expect(page.getByTestId('freshness-positions')).toHaveAttribute('data-calm', 'true')
  } finally {
    await backends.stop()
  }
})

test('a gateway that goes at another hour is an alarm', async ({ launch }) => {
  // But for Sundays, when the end of the week's login explains every silence of the gateway.
  const isKnown = windowOf({ what: 'gateway', since: Date.now() + MINUTE_MS }, { regions: [], restartAt: '', localZone: 'UTC' }) !== null
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    await show(page, 'positions')
    await backends.stopGateway()
    await expect(ibLight(page)).toContainText(isKnown ? 'expected until' : 'ECONNREFUSED')
    await expect(page.getByTestId('freshness-positions')).toHaveAttribute('data-state', 'offline')
    await expect(page.getByTestId('freshness-positions')).toHaveAttribute('data-calm', String(isKnown))
  } finally {
    await backends.stop()
  }
})
