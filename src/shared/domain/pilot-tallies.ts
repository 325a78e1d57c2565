/** The tallies of all paper trades by group, kept by what is added and what is taken out. */
import { groupId, groupsOf, type Contribution, type GroupName } from './pilot-contribution.js'
import { PilotGroupTally, type GroupSums } from './pilot-group.js'
import type { PilotTallyRow } from './pilot-rows.js'

export class PilotTallies {
  private readonly groups = new Map<string, PilotGroupTally>()
  private readonly touched = new Set<string>()

  /** @param strategyDaysFrom first day on which strategies are counted day by day; empty: all days */
  constructor(readonly strategyDaysFrom = '') {}

  add(trade: Contribution): void {
    for (const name of groupsOf(trade, this.strategyDaysFrom)) this.at(name).count(trade, 1)
  }

  /** Takes out a trade as it was when it was added. */
  remove(trade: Contribution): void {
    for (const name of groupsOf(trade, this.strategyDaysFrom)) this.at(name).count(trade, -1)
  }

  /** Adds up trades that were counted elsewhere. */
  include(name: GroupName, sums: GroupSums): void {
    this.at(name).include(sums)
  }

  /** All trades. */
  get trades(): number {
    let trades = 0
    for (const { name, trades: own } of this.groups.values()) if (name.dimension === 'all') trades += own
    return trades
  }

  /** Some best, worst or latest trade has gone without one that takes its place. */
  get isDoubtful(): boolean {
    return [...this.groups.values()].some((group) => group.isDoubtful)
  }

  /** Every group that has a trade. */
  rows(): readonly PilotTallyRow[] {
    return [...this.groups.values()].filter((group) => !group.isEmpty).map((group) => group.row)
  }

  /** What changed since the last call: groups as they are now, and keys of those that have no trade any more. */
  changes(): { readonly rows: readonly PilotTallyRow[]; readonly gone: readonly string[] } {
    const rows: PilotTallyRow[] = []
    const gone: string[] = []
    for (const id of this.touched) {
      const group = this.groups.get(id)
      if (group === undefined || group.isEmpty) {
        this.groups.delete(id)
        gone.push(id)
      } else rows.push(group.row)
    }
    this.touched.clear()
    return { rows, gone }
  }

  private at(name: GroupName): PilotGroupTally {
    const id = groupId(name)
    this.touched.add(id)
    let group = this.groups.get(id)
    if (group === undefined) {
      group = new PilotGroupTally(name)
      this.groups.set(id, group)
    }
    return group
  }
}
