/** Executions that the exchange corrected after the fact: the same id up to its last part (IB.md 3.9). */
import { Listeners } from '../world/listeners.js'
import type { BrokerView, WorldExecution } from '../world/types.js'

/** A day has a handful. */
const MAX_CORRECTIONS = 1_000

export class Corrections {
  readonly made = new Listeners<WorldExecution>()
  readonly #made: WorldExecution[] = []

  constructor(private readonly view: BrokerView) {}

  /** The story's executions, then what was corrected. */
  executions(): readonly WorldExecution[] {
    return this.#made.length === 0 ? this.view.executions() : [...this.view.executions(), ...this.#made]
  }

  /** Corrects the latest execution by a hundredth of its price. */
  correctLatest(): void {
    const latest = this.view.executions().at(-1)
    if (!latest || this.#made.length >= MAX_CORRECTIONS) return
    const stem = latest.execId.slice(0, latest.execId.lastIndexOf('.') + 1)
    const before = this.#made.findLast(({ execId }) => execId.startsWith(stem)) ?? latest
    const number = Number(before.execId.slice(stem.length)) + 1
    const price = Number((before.price * 1.01).toFixed(2))
    const corrected = { ...before, execId: `${stem}${String(number).padStart(2, '0')}`, price, averagePrice: price }
    this.#made.push(corrected)
    this.made.tell(corrected)
  }
}
