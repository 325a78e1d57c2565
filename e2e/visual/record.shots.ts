/** Records the desk that the shots show: the demo's story as the real app read it, cut to what fits on a screen. Run by `npm run shots record`. */
import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { DeskPatch } from '../../src/shared/ipc/desk-patch.js'
import { sliceKeys, type SliceKey } from '../../src/shared/state/slices.js'
import { startBackends } from '../fixtures/backends.js'
import { expect, test } from '../fixtures/pitwall.js'
import { show, waitForLive } from '../fixtures/screen.js'
import { RECORDED, type Opened, type RecordedDesk } from './staged-desk.js'

/** Of tables that only grow: the latest. */
const LATEST: Partial<Readonly<Record<SliceKey, number>>> = { paperTrades: 160, signals: 90, fills: 60, databaseOrders: 60, triggerOrders: 60, completedOrders: 30 }
/** Of the equity curve every so many points. */
const EVERY = 24

/** The latest time that a row tells. */
function lastChange(row: object): number {
  return Math.max(...['updatedAt', 'decidedAt', 'firedAt', 'executedAt', 'at'].map((member) => Number(Reflect.get(row, member) ?? 0)))
}

function cut(key: SliceKey, rows: readonly object[]): readonly object[] {
  if (key === 'equity') return rows.filter((_row, index) => index % EVERY === 0)
  const latest = LATEST[key]
  // What still works stays, however old it is.
  if (latest === undefined) return rows
  const newest = new Set([...rows].sort((a, b) => lastChange(b) - lastChange(a)).slice(0, latest))
  return rows.filter((row) => newest.has(row) || ['new', 'working', 'partially_filled', 'pending', 'open', 'active'].includes(String(Reflect.get(row, 'status'))))
}

test('records the desk', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    for (const screen of ['positions', 'pilot']) await show(page, screen)
    await expect(page.getByTestId('freshness-desk')).toHaveAttribute('data-state', 'live', { timeout: 40_000 })
    const { patches, status } = await page.evaluate(async () => {
      const bridge = window.pitwall
      const following = new Promise<string>((settle) => {
        const stop = bridge.on('desk:patch', (text) => {
          if (Object.keys((JSON.parse(text) as DeskPatch).slices).length < 4) return
          stop()
          settle(text)
        })
      })
      const whole = JSON.parse(await bridge.request('desk:open', undefined)) as { readonly value: Opened }
      return { patches: [whole.value.patch, JSON.parse(await following) as DeskPatch], status: whole.value.status }
    })
    const rows = Object.fromEntries(sliceKeys.map((key) => [key, cut(key, patches.flatMap(({ slices }): readonly object[] => slices[key]?.upsert ?? []))])) as unknown as RecordedDesk['rows']
    const asOf = Object.fromEntries(sliceKeys.map((key) => [key, patches[0]?.slices[key]?.meta.asOf ?? null])) as unknown as RecordedDesk['asOf']
    const desk: RecordedDesk = { at: Date.now(), asOf, rows, status }
    await writeFile(RECORDED, gzipSync(JSON.stringify(desk), { level: 9 }))
  } finally {
    await backends.stop()
  }
})
