/** Short news of what a person has just done: it goes by itself. What has to be known stays in the strip of notices instead. */
import { create } from 'zustand'

export interface ToastNews {
  readonly id: number
  readonly text: string
}

/** More at once would be read by nobody. */
const MOST = 3

export const useToasts = create<{ readonly news: readonly ToastNews[] }>(() => ({ news: [] }))

let last = 0

/** Tells it; what is being told already is not told twice. */
export function tell(text: string): void {
  last += 1
  useToasts.setState(({ news }) => ({ news: [...news.filter((one) => one.text !== text), { id: last, text }].slice(-MOST) }))
}

export function dismiss(id: number): void {
  useToasts.setState(({ news }) => ({ news: news.filter((one) => one.id !== id) }))
}
