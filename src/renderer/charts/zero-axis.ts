/** An axis along which lengths are compared: it holds zero, or the bars would lie about how much larger one is. */

export interface ZeroAxis {
  readonly domain: [number, number]
  /** Round numbers, zero among them. */
  readonly ticks: number[]
}

const STEPS = [1, 2, 2.5, 5, 10]

/** The smallest round number that is not below a step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return (STEPS.find((round) => round * power >= step) ?? 10) * power
}

/** @param intervals about as many between ticks; no values, or nothing but zeros, make an axis from 0 to 1 */
export function zeroAxis(values: readonly number[], intervals = 4): ZeroAxis {
  const least = values.reduce((a, b) => Math.min(a, b), 0)
  const most = values.reduce((a, b) => Math.max(a, b), 0)
  if (least === most) return { domain: [0, 1], ticks: [0, 1] }
  const step = roundStep((most - least) / intervals)
  const from = Math.floor(least / step)
  const to = Math.ceil(most / step)
  return {
    domain: [from * step || 0, to * step || 0],
    ticks: Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step || 0)
  }
}
