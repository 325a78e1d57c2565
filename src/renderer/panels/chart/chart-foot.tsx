/** Beneath the chart: what is missing, in which zone its times are, and whose library draws it. */
import type { GapBand } from '../../charts/bars/bar-points.js'
import { bandWords } from '../../charts/bars/bar-words.js'
import type { ShownZone } from '../../format/time-format.js'
import styles from './chart.module.css'

export interface ChartFootProps {
  readonly bands: readonly GapBand[]
  readonly words: Readonly<Record<GapBand['kind'], string>>
  readonly zone: ShownZone
  readonly zoneName: string
  readonly isDaily: boolean
}

/** The bands of a kind, the newest first: "missing: Nov 20 14:30 to 15:10, and 2 more". */
function bandsText(bands: readonly GapBand[], zone: ShownZone, isDaily: boolean): string {
  const last = bands.at(-1)
  if (last === undefined) return ''
  return `${bandWords(last, { zone, isDaily })}${bands.length === 1 ? '' : `, and ${String(bands.length - 1)} more`}`
}

export function ChartFoot({ bands, words, zone, zoneName, isDaily }: ChartFootProps): React.JSX.Element {
  const kinds = (['missing', 'failed'] as const).map((kind) => ({ kind, own: bands.filter((band) => band.kind === kind) })).filter(({ own }) => own.length > 0)
  return (
    <footer className={styles['foot']}>
      {kinds.map(({ kind, own }) => (
        <span key={kind} className={styles['gap']} data-kind={kind} data-testid={`gap-${kind}`} title={own.map((band) => bandWords(band, { zone, isDaily })).join('\n')}>
          <span className={styles['swatch']} aria-hidden="true" />{words[kind]}: {bandsText(own, zone, isDaily)}
        </span>
      ))}
      <span className={styles['spacer']} />
      <span>{isDaily ? 'days of' : 'times in'} {zoneName}</span>
      <Credit />
    </footer>
  )
}

const CREDIT_ADDRESS = 'https://www.tradingview.com/'

/** The library's licence (Apache-2.0 with a NOTICE) asks for this notice and this link where its charts are. */
function Credit(): React.JSX.Element {
  return (
    <a className={styles['credit']} href={CREDIT_ADDRESS} title={`TradingView Lightweight Charts™, Copyright © 2025 TradingView, Inc. ${CREDIT_ADDRESS}`}>
      TradingView Lightweight Charts™ · www.tradingview.com
    </a>
  )
}
