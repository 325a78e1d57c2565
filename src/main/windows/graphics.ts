/** Machines without a graphics device: servers, virtual desktops, containers. Traders run much there. */
import { readdir } from 'node:fs/promises'
import type { App } from 'electron'

/** Under /dev: what a driver of a graphics device offers to draw with (Mesa's, NVIDIA's, WSL's, and those of ARM boards). */
const DEVICES = ['dri', 'nvidiactl', 'dxg', 'mali0', 'kgsl-3d0', 'galcore', 'pvrsrvkm']

/** @param devices names under /dev; null: they cannot be listed, and nothing is known */
export function hasGraphics(devices: readonly string[] | null): boolean {
  return devices === null || DEVICES.some((device) => devices.includes(device))
}

/**
 * Has Chromium draw in software where nothing else can. Left to itself it starts a process for graphics all the same, loses
 * it, and starts another, while the page waits for either: a fifth of the way to the first rows (decision 32).
 * Must settle before Electron is ready.
 */
export async function drawInSoftwareWhereNeeded(app: App, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (platform !== 'linux') return
  if (!hasGraphics(await readdir('/dev').catch(() => null))) app.disableHardwareAcceleration()
}
