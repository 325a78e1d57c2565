/** One request of a client, read field by field (IB.md 2.4). */
import type { ContractQuery } from '../catalogue.js'

/** The request cannot be read. */
export class UnreadableRequest extends Error {}

export class Request {
  constructor(private readonly fields: readonly string[]) {}

  get id(): number {
    return this.integer(0)
  }

  /** Empty when the client left it out. */
  text(index: number): string {
    return this.fields[index] ?? ''
  }

  flag(index: number): boolean {
    const text = this.text(index)
    return text === '1' || text === 'true'
  }

  /** @throws UnreadableRequest */
  integer(index: number): number {
    const text = this.text(index)
    if (!/^-?\d{1,10}$/.test(text)) throw new UnreadableRequest(`field ${String(index)} is "${text.slice(0, 40)}"`)
    return Number(text)
  }

  /** 0 when it was left out. */
  number(index: number): number {
    const value = Number(this.text(index))
    return Number.isFinite(value) ? value : 0
  }

  /** The contract whose first field is at the index. */
  contract(start: number): ContractQuery {
    return {
      conId: this.number(start),
      symbol: this.text(start + 1),
      secType: this.text(start + 2),
      expiry: this.text(start + 3),
      strike: this.number(start + 4),
      right: this.text(start + 5),
      currency: this.text(start + 9),
      localSymbol: this.text(start + 10)
    }
  }
}
