/** Beneath the chart: what is missing, in which zone its times are, and whose library draws it. */
import type { GapBand } from '../../charts/bars/bar-points.js'
import { bandWords } from '../../charts/bars/bar-words.js'
import type { ShownZone } from '../../format/time-format.js'
import { chartText } from '../../text/chart.js'
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
  const newest = bandWords(last, { zone, isDaily })
  return bands.length === 1 ? newest : chartText.gaps.more(newest, String(bands.length - 1))
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
      <span>{isDaily ? chartText.gaps.daysOf(zoneName) : chartText.gaps.timesIn(zoneName)}</span>
      <Credit />
    </footer>
  )
}

const CREDIT_ADDRESS = 'https://www.tradingview.com/'
/** Their words, in every language. */
const CREDIT = 'TradingView Lightweight Charts™ · www.tradingview.com'
const CREDIT_NOTICE = `TradingView Lightweight Charts™, Copyright © 2025 TradingView, Inc. ${CREDIT_ADDRESS}`

/** The library's licence (Apache-2.0 with a NOTICE) asks for this notice and this link where its charts are. */
function Credit(): React.JSX.Element {
  return (
    <a className={styles['credit']} href={CREDIT_ADDRESS} title={CREDIT_NOTICE}>
      {CREDIT}
    </a>
  )
}
