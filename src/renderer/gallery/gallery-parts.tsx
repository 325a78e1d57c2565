/** The small parts, each in its states. */
import { useState } from 'react'
import { figure, noFigure } from '../../shared/domain/figure.js'
import { decimal } from '../../shared/lib/decimal.js'
import { freshnessStates } from '../../shared/state/freshness.js'
import { Button } from '../components/button.js'
import { Chip } from '../components/chip.js'
import { EmptyState } from '../components/empty-state.js'
import { FreshnessChip } from '../components/freshness-chip.js'
import { KeyFigure } from '../components/key-figure.js'
import { Choices } from '../components/choices.js'
import { Keys } from '../components/keys.js'
import { Meter } from '../components/meter.js'
import { Segments } from '../components/segments.js'
import { Sparkline } from '../components/sparkline.js'
import { galleryText as words } from '../text/gallery.js'
import styles from './gallery.module.css'

const INKS = ['ink', 'ink-soft', 'ink-faint', 'accent', 'gain', 'loss', 'ok', 'warn', 'bad', 'demo', 'ink-old', 'gain-old', 'loss-old', 'warn-old', 'bad-old']
const GROUNDS = ['desk', 'panel', 'panel-raised', 'row-hover', 'row-selected']
const SIZES = ['text-xs', 'text-s', 'text-m', 'text-l', 'text-xl']
const TONES = ['neutral', 'good', 'warn', 'bad', 'quiet'] as const
const DENSITIES = ['compact', 'comfortable'] as const

export function Colours(): React.JSX.Element {
  return (
    <div className={styles['colours']}>
      {GROUNDS.map((ground) => (
        <div key={ground} className={styles['ground']} style={{ background: `var(--${ground})` }}>
          <span>{ground}</span>
          {INKS.map((ink) => <span key={ink} style={{ color: `var(--${ink})` }}>{ink}</span>)}
        </div>
      ))}
    </div>
  )
}

export function Sizes(): React.JSX.Element {
  return <>{SIZES.map((size) => <p key={size} style={{ fontSize: `var(--${size})` }}>{size} {words.sample}</p>)}</>
}

export function Buttons(): React.JSX.Element {
  const [tones, chooseTones] = useState<readonly (typeof TONES)[number][]>(['good', 'warn'])
  const [density, choose] = useState<(typeof DENSITIES)[number]>('compact')
  return (
    <div className={styles['line']}>
      <Button>{words.plain}</Button>
      <Button kind="primary">{words.primary}</Button>
      <Button disabled>{words.disabled}</Button>
      <Button kind="primary" disabled>{words.disabled}</Button>
      <Segments name="gallery-density" label={words.choice} choices={DENSITIES} value={density} onChoose={choose} />
      <Choices name="gallery-tones" label={words.severalOfMany} choices={TONES.map((tone) => ({ value: tone, words: tone }))} values={tones} onChoose={chooseTones} />
      <Choices name="gallery-tones-apart" label={words.severalOfMany} choices={TONES.map((tone) => ({ value: tone, words: tone }))} values={tones} wraps onChoose={chooseTones} />
      <select aria-label={words.amounts} defaultValue="DU4200017"><option>DU4200017</option></select>
      <Keys keys="Mod+K" />
    </div>
  )
}

export function Chips(): React.JSX.Element {
  return <div className={styles['line']}>{TONES.map((tone) => <Chip key={tone} tone={tone}>{tone}</Chip>)}</div>
}

export function Freshness({ now }: { readonly now: number }): React.JSX.Element {
  return (
    <div className={styles['line']}>
      {freshnessStates.map((state) => <FreshnessChip key={state} name={`gallery-${state}`} state={state} ageMs={state === 'never' ? null : 65_000} asOf={state === 'never' ? null : now - 65_000} />)}
      <FreshnessChip name="gallery-calm" state="offline" ageMs={65_000} asOf={now - 65_000} isCalm />
    </div>
  )
}

export function Figures(): React.JSX.Element {
  const common = { definition: words.definition, label: words.profit, unit: 'USD', gain: true } as const
  return (
    <div className={styles['figures']}>
      <KeyFigure {...common} name="gallery-gain" figure={figure(decimal('1234.5'))} note="n 41" />
      <KeyFigure {...common} name="gallery-loss" figure={figure(decimal('-98765.43'))} />
      <KeyFigure {...common} name="gallery-none" figure={noFigure('no account data from IB')} />
      <KeyFigure {...common} name="gallery-old" figure={figure(decimal('-1234.5'))} stale />
      <KeyFigure {...common} name="gallery-alarm" figure={figure(decimal('3'))} note="CL, MSFT, SAP" alarm />
      <KeyFigure {...common} name="gallery-currencies" figure={noFigure('currencies differ')} perCurrency={[{ currency: 'EUR', value: decimal('84.4'), counted: 1 }, { currency: 'USD', value: decimal('-639.22'), counted: 1 }]} />
    </div>
  )
}

const BARS = [12, 3, 31, 8, 14, 12, 11, 22].map((value, id) => ({ id, value }))

export function Meters(): React.JSX.Element {
  return (
    <div className={styles['meters']}>
      <Meter name="Messages" used={8} limit={40} unit="in one second" waiting={0} />
      <Meter name="Market data lines" used={97} limit={100} unit="lines" waiting={0} />
      <Meter name="History" used={60} limit={60} unit="in 10 min" waiting={4} />
      <Sparkline bars={BARS} room={24} words={words.runs} />
    </div>
  )
}

export function Instead(): React.JSX.Element {
  return (
    <div className={styles['panels']}>
      <EmptyState title={words.none} detail={words.noneDetail} />
      <EmptyState title={words.waiting} detail={words.waitingDetail} />
      <EmptyState title={words.failed} detail={words.failedDetail}><Button>{words.again}</Button></EmptyState>
    </div>
  )
}
