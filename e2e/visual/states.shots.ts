/** Pictures of every screen in every state, at three sizes, dark, light and in high contrast: into `test-results/shots`. */
import { resolve } from 'node:path'
import { test } from '../fixtures/pitwall.js'
import { openStage, showScene } from './stage.js'
import { recordedDesk, states } from './staged-desk.js'
import { resize } from './window-size.js'

const FOLDER = resolve(import.meta.dirname, '../../test-results/shots')
const SCREENS = ['overview', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'alerts', 'rules', 'diagnostics', 'settings']
const SIZES = [[1280, 720], [1920, 1080], [2560, 1440]] as const
const THEMES = ['dark', 'light', 'contrast'] as const

/** `SHOTS=offline,positions,1280,dark` takes only those whose names have all of these words in them. */
const wanted = (process.env['SHOTS'] ?? '').split(',').filter((word) => word !== '')

for (const theme of THEMES) {
  test(`takes the pictures, ${theme}`, async ({ launch }) => {
    const stage = await openStage(await launch(), await recordedDesk())
    for (const [width, height] of SIZES) {
      await resize(stage, { width, height })
      for (const state of states) {
        for (const screen of SCREENS) {
          const name = `${screen}-${state}-${String(width)}x${String(height)}-${theme}`
          if (!wanted.every((word) => `-${name}-`.includes(`-${word}`)) || (state === 'first-run' && !['overview', 'settings'].includes(screen))) continue
          await showScene(stage, { state, screen, appearance: { theme } })
          await stage.page.screenshot({ path: resolve(FOLDER, `${name}.png`), animations: 'disabled' })
        }
      }
    }
  })
}
