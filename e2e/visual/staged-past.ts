/** What main would say of the past: the recorded desk, two hours before. */
import type { HistoryMoments, PastDesk } from '../../src/shared/domain/history-moment.js'
import type { SlicePatch } from '../../src/shared/ipc/desk-patch.js'
import { expect } from '../fixtures/pitwall.js'
import type { Stage } from './stage.js'
import { stagedDesk } from './staged-desk.js'

const MINUTE = 60_000
const AGO_MS = 120 * MINUTE

function asThen(patch: SlicePatch): SlicePatch {
  const { asOf } = patch.meta
  return { ...patch, meta: { ...patch.meta, asOf: asOf === null ? null : asOf - AGO_MS } }
}

/** Goes to the past by its key; call when a scene is shown that has the desk. */
export async function goBack({ app, page, recorded }: Stage): Promise<void> {
  const at = recorded.at - AGO_MS
  const { slices } = stagedDesk('live', recorded).patch
  const past: PastDesk = {
    at, reason: 'alert', previous: at - MINUTE, next: at + MINUTE, notice: null,
    bearings: { clockSkewMs: 2, brokerAccounts: recorded.status.ib.accounts },
    slices: JSON.stringify(Object.fromEntries(Object.entries(slices).map(([key, patch]) => [key, asThen(patch)])))
  }
  const moments: HistoryMoments = {
    moments: Array.from({ length: 180 }, (_none, index) => ({ at: recorded.at - (180 - index) * MINUTE, reason: index % 37 === 23 ? 'alert' : 'pace' })),
    total: 180, oldest: recorded.at - 180 * MINUTE, newest: recorded.at - MINUTE, notice: null
  }
  await app.evaluate(({ ipcMain }, replies) => {
    for (const [name, value] of Object.entries(replies)) {
      ipcMain.removeHandler(name)
      ipcMain.handle(name, () => JSON.stringify({ ok: true, value }))
    }
  }, { 'history:open': past, 'history:moments': moments })
  await page.keyboard.press('Control+j')
  await expect(page.getByTestId('replay-bar')).toHaveAttribute('data-at', String(at))
  await expect(page.getByTestId('replay-scale')).toBeEnabled()
  await expect(page.locator('[data-replay-jump]')).toBeFocused()
}
