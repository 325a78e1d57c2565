/** Which markets are open, until when, when they open next, and on which days they stay closed. */
import { useMemo } from 'react'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { marketState } from '../../shared/domain/market-state.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { formatAge, formatMinute, inAllZones, zoneName } from '../format/time-format.js'
import { useClock } from '../stores/clock-store.js'
import { useRows, useZone } from '../stores/hooks.js'
import { useShell } from '../stores/shell-store.js'
import { sessionsText } from '../text/sessions.js'
import { kindsOf, marketName, symbolsOf } from './market-name.js'
import styles from './sessions.module.css'

const NONE_WATCHED = [] as const
const words = sessionsText.columns
const kindWords: Readonly<Record<string, string>> = sessionsText.kinds

export function MarketTable({ markets }: { readonly markets: readonly MarketSessions[] }): React.JSX.Element {
  const zone = useZone()
  const positions = useRows('brokerPositions')
  const watched = useShell((shell) => shell.settings?.watchList ?? NONE_WATCHED)
  const known = useMemo(() => [...positions, ...watched], [positions, watched])
  if (markets.length === 0) return <div className={styles['none']}><strong>{sessionsText.none}</strong><span>{sessionsText.noneDetail}</span></div>
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.market}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{`${words.until} (${zoneName(zone)})`}</th>
            <th scope="col">{`${words.opens} (${zoneName(zone)})`}</th>
            <th scope="col">{words.holidays}</th>
          </tr>
        </thead>
        <tbody>
          {markets.map((market) => <MarketRow key={[market.exchange, market.timeZone, market.conIds[0] ?? ''].join('|')} market={market} symbols={symbolsOf(market, known)} kinds={kindsOf(market, known)} />)}
        </tbody>
      </table>
      <p className={styles['source']}>{sessionsText.source}</p>
    </>
  )
}

function MarketRow({ market, symbols, kinds }: { readonly market: MarketSessions; readonly symbols: readonly string[]; readonly kinds: readonly string[] }): React.JSX.Element {
  const now = useClock((clock) => clock.live)
  const { state, until, opens } = marketState(market, now)
  return (
    <tr data-testid="market" data-state={state}>
      <th scope="row" title={sessionsText.listedUntil(market.lastDay)}>
        {marketName(market)} <span className={styles['kinds']}>{kinds.map((kind) => kindWords[kind] ?? kind).join(', ')}</span>
        <span className={styles['symbols']} title={sessionsText.contracts(symbols.join(', '))}>{symbols.join(', ')}</span>
      </th>
      <td><span className={styles['state']} data-state={state}>{sessionsText.states[state]}</span></td>
      <td><When at={until} now={now} /></td>
      <td><When at={opens} now={now} /></td>
      <td>{market.holidays.length === 0 ? '–' : market.holidays.join(', ')}</td>
    </tr>
  )
}

function When({ at, now }: { readonly at: EpochMs | null; readonly now: EpochMs }): React.JSX.Element {
  const zone = useZone()
  if (at === null) return <span className={styles['unknown']}>{sessionsText.notListed}</span>
  return <span title={inAllZones(at)}>{formatMinute(at, zone)} <span className={styles['in']}>{sessionsText.in(formatAge(Math.max(0, at - now)))}</span></span>
}
