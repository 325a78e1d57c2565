/** How Chromium is asked to run: what must be said before Electron is ready. */
import { readdir } from 'node:fs/promises'
import type { App } from 'electron'

/** Megabytes that a page's young rows may fill before they are looked through: a whole desk comes in at once. */
const YOUNG_ROWS_MB = 16

/**
 * For the pages' JavaScript; main's own runs already. A page's functions are compiled all at once and kept compiled
 * (main-window.ts), not one by one while the first rows are being drawn.
 */
const PAGE_FLAGS = `--min-semi-space-size=${String(YOUNG_ROWS_MB)} --no-lazy`

/** Under /dev: what a driver of a graphics device offers to draw with (Mesa's, NVIDIA's, WSL's, and those of ARM boards). */
const DEVICES = ['dri', 'nvidiactl', 'dxg', 'mali0', 'kgsl-3d0', 'galcore', 'pvrsrvkm']

/** @param devices names under /dev; null: they cannot be listed, and nothing is known */
export function hasGraphics(devices: readonly string[] | null): boolean {
  return devices === null || DEVICES.some((device) => devices.includes(device))
}

/** Must settle before Electron is ready. */
export async function setUpChromium(app: App, platform: NodeJS.Platform = process.platform): Promise<void> {
  app.commandLine.appendSwitch('js-flags', PAGE_FLAGS)
  // The rest was measured on Linux, and is left to Chromium elsewhere.
  if (platform !== 'linux') return
  // No page of Pitwall's may use the network: a process of its own for it would only take time and memory (decision 36).
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2')
  // Where there is no device to draw with, Chromium would start a process for it, lose it, and start another (decision 32).
  if (!hasGraphics(await readdir('/dev').catch(() => null))) app.disableHardwareAcceleration()
}
