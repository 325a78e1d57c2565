/** The states of services: on the board, and on the overview. */
import { inLanguage } from './words.js'

const english = { ok: 'ok', unknown: 'unknown', late: 'late', 'not-working': 'alive, not working', dead: 'dead' } as const

export const serviceStateText = inLanguage(english)

/** Beside the title of a panel. */
export const serviceCountText = inLanguage({
  ok: (ok: string, all: string) => `${ok} of ${all} ok`,
  unknown: (unknown: string) => `${unknown} unknown`
})
