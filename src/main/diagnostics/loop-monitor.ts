/** Measures how long main's event loop makes anything wait: the promise that it is never blocked, as a number. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { DeskStatus } from '../../shared/state/status.js'

/** How often the figures are announced, each over the time since the last. */
const WINDOW_MS = 5_000
/** Resolution of the probe: the delay it reports includes this sampling period, which is taken off again. */
const RESOLUTION_MS = 10

const toMs = (ns: number): number => Math.max(0, Math.round((ns / 1e6 - RESOLUTION_MS) * 10) / 10)

/** Starts measuring; returns what ends it. */
export function watchLoop(announce: (loop: NonNullable<DeskStatus['loop']>) => void): () => void {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  const timer = setInterval(() => {
    announce({ p50: toMs(histogram.percentile(50)), p99: toMs(histogram.percentile(99)), max: toMs(histogram.max) })
    histogram.reset()
  }, WINDOW_MS)
  return () => {
    clearInterval(timer)
    histogram.disable()
  }
}
