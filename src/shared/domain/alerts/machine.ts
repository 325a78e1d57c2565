/**
 * The state of one rule on one subject, as a pure function of what is found and of a clock. Hysteresis in time is here; that in
 * value is in the verdict (`band`). What cannot be judged freezes, and the time for which it cannot counts for nothing. That a critical alert
 * is told again until somebody has acknowledged it is the ledger's: it knows who has, and outlives the process.
 */
import type { EpochMs } from '../../lib/clock.js'
import type { AlertState } from './alert.js'

/**
 * met: the condition holds. clear: it does not. band: between the two levels, where whatever was so goes on.
 * unknown: there are no data to judge by. fault: the rule cannot be judged at all.
 */
export type Verdict = 'met' | 'band' | 'clear' | 'unknown' | 'fault'

type LiveState = Exclude<AlertState, 'no-data' | 'error'>

export interface Machine {
  readonly state: AlertState
  /** Since when it is in that state. */
  readonly since: EpochMs
  /** The state that goes on when there are data again. The same as `state` where nothing is frozen. */
  readonly live: LiveState
  /** How long the live state has lasted, up to the moment at which it was frozen; meaningless otherwise. */
  readonly heldMs: number
  /** When the condition began; null: it does not hold. */
  readonly startedAt: EpochMs | null
}

export interface Timing {
  readonly holdMs: number
  readonly recoverMs: number
}

export type Effect = 'raise' | 'resolve'

export interface Step {
  readonly machine: Machine
  readonly effect: Effect | null
}

/** Nothing is known yet, and nothing was before. */
export function freshMachine(now: EpochMs): Machine {
  return { state: 'no-data', since: now, live: 'normal', heldMs: 0, startedAt: null }
}

/** An alert that was open when the app ended: it goes on, and is neither raised again nor resolved before there are data. */
export function restoredMachine(open: { readonly occurredAt: EpochMs }, now: EpochMs): Machine {
  return { state: 'no-data', since: now, live: 'alerting', heldMs: 0, startedAt: open.occurredAt }
}

/** Takes what was found at `now`. At most one thing comes of it; called again with the same, nothing more. */
export function step(machine: Machine, verdict: Verdict, timing: Timing, now: EpochMs): Step {
  if (verdict === 'unknown' || verdict === 'fault') return quietly(frozen(machine, verdict === 'fault' ? 'error' : 'no-data', now))
  // A clock that was set back must not make a hold last until it has caught up.
  const live = thawed(machine, now)
  return verdict === 'met' ? onMet(live, timing, now) : verdict === 'clear' ? onClear(live, timing, now) : onBand(live, now)
}

/** When the machine will change by time alone if what is found stays the same; null: it will not. */
export function nextChangeAt({ state, since }: Machine, timing: Timing): EpochMs | null {
  if (state === 'pending') return since + timing.holdMs
  return state === 'recovering' ? since + timing.recoverMs : null
}

function frozen(machine: Machine, state: 'no-data' | 'error', now: EpochMs): Machine {
  if (machine.state === state) return machine
  const heldMs = machine.state === machine.live ? Math.max(0, now - machine.since) : machine.heldMs
  return { ...machine, state, since: now, heldMs }
}

function thawed(machine: Machine, now: EpochMs): Machine {
  const since = machine.state === machine.live ? Math.min(machine.since, now) : now - machine.heldMs
  return since === machine.since && machine.state === machine.live ? machine : { ...machine, state: machine.live, since }
}

function to(machine: Machine, state: LiveState, now: EpochMs, change: Partial<Machine> = {}): Machine {
  return { ...machine, state, live: state, since: now, heldMs: 0, ...change }
}

function onMet(machine: Machine, { holdMs }: Timing, now: EpochMs): Step {
  switch (machine.live) {
    case 'normal':
      return holdMs === 0 ? raised(machine, now, now) : quietly(to(machine, 'pending', now, { startedAt: now }))
    case 'pending':
      return now - machine.since >= holdMs ? raised(machine, machine.startedAt ?? machine.since, now) : quietly(machine)
    case 'recovering':
      return quietly(to(machine, 'alerting', now))
    case 'alerting':
      return quietly(machine)
  }
}

function onClear(machine: Machine, { recoverMs }: Timing, now: EpochMs): Step {
  switch (machine.live) {
    case 'normal':
      return quietly(machine)
    case 'pending':
      return quietly(over(machine, now))
    case 'alerting':
      return recoverMs === 0 ? { machine: over(machine, now), effect: 'resolve' } : quietly(to(machine, 'recovering', now))
    case 'recovering':
      return now - machine.since >= recoverMs ? { machine: over(machine, now), effect: 'resolve' } : quietly(machine)
  }
}

/** What has not been raised needs the condition itself; what has been is not over before it is clear. */
function onBand(machine: Machine, now: EpochMs): Step {
  if (machine.live === 'pending') return quietly(over(machine, now))
  return quietly(machine.live === 'recovering' ? to(machine, 'alerting', now) : machine)
}

function raised(machine: Machine, startedAt: EpochMs, now: EpochMs): Step {
  return { machine: to(machine, 'alerting', now, { startedAt }), effect: 'raise' }
}

function over(machine: Machine, now: EpochMs): Machine {
  return to(machine, 'normal', now, { startedAt: null })
}

const quietly = (machine: Machine): Step => ({ machine, effect: null })
