/** Bars of one series in the order of their time, each start once: the last word about a bar is the one that counts. */
import type { Bar } from '../../shared/domain/bar.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Span } from './spans.js'

function isSame(a: Bar, b: Bar): boolean {
  return a.open === b.open && a.high === b.high && a.low === b.low && a.close === b.close && a.volume === b.volume && a.average === b.average && a.count === b.count
}

export class BarTable {
  #bars: Bar[] = []

  get size(): number {
    return this.#bars.length
  }

  /** Takes bars in any order. @returns those that are new or differ from what was known, oldest first */
  put(bars: readonly Bar[]): readonly Bar[] {
    const changed: Bar[] = []
    for (const bar of [...new Map(bars.map((each) => [each.at, each])).values()].sort((a, b) => a.at - b.at)) {
      const known = this.#bars[this.#indexOf(bar.at)]
      if (known?.at !== bar.at || !isSame(known, bar)) changed.push(bar)
    }
    this.#merge(changed)
    return changed
  }

  /** Bars that start within the span, oldest first. */
  within({ from, to }: Span): readonly Bar[] {
    return this.#bars.slice(this.#indexOf(from), this.#indexOf(to))
  }

  hasAny({ from, to }: Span): boolean {
    const first = this.#bars[this.#indexOf(from)]
    return first !== undefined && first.at < to
  }

  /** Index of the first bar that does not start before the moment. */
  #indexOf(at: EpochMs): number {
    let [low, high] = [0, this.#bars.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#bars[middle]?.at ?? Infinity) < at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** @param news oldest first, each start once */
  #merge(news: readonly Bar[]): void {
    const [first] = news
    const last = news.at(-1)
    if (first === undefined || last === undefined) return
    // What comes is almost always a page of its own or the newest bar: only the part that it touches is put together anew.
    const [begin, end] = [this.#indexOf(first.at), this.#indexOf(last.at + 1)]
    const starts = new Set(news.map(({ at }) => at))
    const touched = this.#bars.slice(begin, end).filter(({ at }) => !starts.has(at))
    const middle = touched.length === 0 ? news : [...touched, ...news].sort((a, b) => a.at - b.at)
    if (begin === this.#bars.length && middle.length === 1) this.#bars.push(first)
    else this.#bars = this.#bars.slice(0, begin).concat(middle, this.#bars.slice(end))
  }
}
