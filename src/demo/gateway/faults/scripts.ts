/** Several faults, one after the other. */
import type { Faults } from '../faults.js'
import type { Farm } from '../farms.js'
import type { ScriptedFault, ScriptedTerms } from './table.js'

export interface Step {
  /** Milliseconds from the start of the script. */
  readonly at: number
  readonly run: () => void
}

interface Script<Name extends ScriptedFault> {
  readonly steps: (faults: Faults, terms: ScriptedTerms<Name>) => readonly Step[]
  /** Leaves all well, wherever the script was. */
  readonly undo: (faults: Faults, terms: ScriptedTerms<Name>) => void
}

/** Farms that the broker's nightly reset takes with it. */
const nightFarms: readonly Farm[] = ['usfarm', 'usfuture', 'cashfarm', 'ushmds', 'secdefnj']

function mend(faults: Faults): void {
  for (const farm of nightFarms) if (faults.isBroken(farm)) faults.fire('farm-ok', { farm })
}

export const scripts: { readonly [Name in ScriptedFault]: Script<Name> } = {
  'farm-flap': {
    steps: (faults, { farm, times, milliseconds }) => Array.from({ length: times * 2 }, (_, change) => ({
      at: change * milliseconds,
      run: () => {
        faults.fire(change % 2 === 0 ? 'farm-broken' : 'farm-ok', { farm })
      }
    })),
    undo: (faults, { farm }) => {
      if (faults.isBroken(farm)) faults.fire('farm-ok', { farm })
    }
  },
  'nightly-reset': {
    steps: (faults, { milliseconds, data }) => [
      {
        at: 0,
        run: () => {
          faults.fire('upstream-lost')
        }
      },
      {
        at: milliseconds * 0.1,
        run: () => {
          for (const farm of nightFarms) faults.fire('farm-broken', { farm })
        }
      },
      {
        at: milliseconds * 0.5,
        run: () => {
          faults.fire('upstream-lost')
        }
      },
      {
        at: milliseconds * 0.8,
        run: () => {
          mend(faults)
        }
      },
      {
        at: milliseconds,
        run: () => {
          faults.fire(data === 'lost' ? 'upstream-back-data-lost' : 'upstream-back')
        }
      }
    ],
    undo: (faults) => {
      mend(faults)
      if (!faults.upstream) faults.fire('upstream-back')
    }
  }
}
