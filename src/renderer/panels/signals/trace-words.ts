/** How a trace is written: durations to the precision that is known, costs with their sign. */
import type { SignalOutcome } from '../../../shared/domain/signal-answer.js'
import type { TraceStep, TraceStepName } from '../../../shared/domain/trace-steps.js'
import type { Slippage } from '../../../shared/domain/slippage.js'
import { formatPlain } from '../../format/decimal-format.js'
import type { ChipProps } from '../../components/chip.js'
import { commonText } from '../../text/common.js'
import { signalsText } from '../../text/signals.js'

export const outcomeWords: Readonly<Record<SignalOutcome, string>> = signalsText.outcomes
export const outcomeTones: Readonly<Record<SignalOutcome, ChipProps['tone']>> = {
  filled: 'good', 'partly-filled': 'good', working: 'neutral', undecided: 'warn', skipped: 'neutral', rejected: 'neutral', 'no-order': 'bad',
  'order-missing': 'bad', 'order-cancelled': 'warn', 'order-rejected': 'bad', 'trade-failed': 'warn', unknown: 'quiet'
}
export const decisionTones: Readonly<Record<string, ChipProps['tone']>> = { taken: 'good', rejected: 'bad', pending: 'warn' }

export const stepWords: Readonly<Record<TraceStepName, string>> = signalsText.steps.names

/** `420 ms`, `1.62 s`, `48.3 s`, `5 min 12 s`, `3 h 4 min`. */
export function durationText(ms: number): string {
  const size = Math.abs(ms)
  const sign = ms < 0 ? '\u2212' : ''
  if (size < 1_000) return `${sign}${String(Math.round(size))} ms`
  if (size < 10_000) return `${sign}${(size / 1_000).toFixed(2)} s`
  if (size < 59_950) return `${sign}${(size / 1_000).toFixed(1)} s`
  const seconds = Math.round(size / 1_000)
  if (seconds < 3_600) return `${sign}${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`
  const minutes = Math.round(seconds / 60)
  return `${sign}${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
}

/** Between two clocks, one of which tells whole seconds: less than one cannot be told from none. */
export function latencyText({ latencyMs, isCoarse }: Pick<TraceStep, 'latencyMs' | 'isCoarse'>): string {
  if (latencyMs === null) return ''
  if (!isCoarse) return `+${durationText(latencyMs)}`
  if (Math.abs(latencyMs) < 1_000) return '< 1 s'
  const whole = durationText(Math.round(latencyMs / 1_000) * 1_000).replace(/\.0+(?= s)/, '')
  return latencyMs < 0 ? signalsText.trace.clocksDiffer(whole) : `~ ${whole}`
}

/** `+4.0 bps`, positive is a cost; `n/a`. */
export function slippageText({ bps }: Pick<Slippage, 'bps'>): string {
  return bps.value === null ? commonText.missing : `${formatPlain(bps.value, { digits: 1, signed: true })} bps`
}

/** The whole of it, for the tooltip. */
export function slippageTitle({ reference, referencePrice, perUnit, bps }: Slippage): string {
  if (bps.value === null || reference === null || referencePrice === null || perUnit.value === null) return bps.reason ?? ''
  return signalsText.slippage.of(reference, formatPlain(referencePrice), formatPlain(perUnit.value, { signed: true }))
}
