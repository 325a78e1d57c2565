/** A database that provides only a part of the contract. */
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { postgresLight } from './fixtures/screen.js'

test('a panel without its relation says so, hands out the view to write, and fills when it is there', async ({ launch }) => {
  const backends = await startBackends()
  try {
    await backends.admin.query('DROP TABLE pitwall.signals')
    const { app, page } = await launch({ env: backends.env })
    await expect(postgresLight(page)).toHaveAttribute('data-phase', 'connected')
    const panel = page.getByTestId('panel-signals')
    await expect(panel).toContainText('No source of signals')
    await expect(panel).toContainText('there is no table or view pitwall.signals')
    await panel.getByTestId('copy-view').click()
    await expect(panel.getByTestId('copy-view')).toHaveText('Copied')
    const view = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(view).toContain('CREATE VIEW "pitwall"."signals" AS SELECT')
    // What the owner would write: the skeleton with something in the places of its dots.
    const written = view.replace(/\.\.\.::text/g, "'from-my-view'::text").replace(/\.\.\.::timestamptz/g, 'now()::timestamptz').replace(/FROM \.\.\.;/, '')
    await backends.admin.query(written)
    await panel.getByRole('button', { name: 'Refresh Signals' }).click()
    await expect(panel.getByRole('row').filter({ hasText: 'from-my-view' })).toHaveCount(1)
  } finally {
    await backends.stop()
  }
})
