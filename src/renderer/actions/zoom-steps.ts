/** The sizes that zooming goes through, in per cent: those of a browser within what the settings allow. */
const STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const

/** The next larger or smaller size; the same at the end. */
export function nextZoom(percent: number, direction: 1 | -1): number {
  const next = direction === 1 ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent)
  return next ?? percent
}
