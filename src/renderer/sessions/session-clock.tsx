/** In the status bar: how many of the desk's markets are open now; a press tells which, until when, and the time in the three zones. */
import { Popover } from '@base-ui/react/popover'
import { marketState } from '../../shared/domain/market-state.js'
import { useClock } from '../stores/clock-store.js'
import { sessionsText } from '../text/sessions.js'
import { MarketTable } from './market-table.js'
import styles from './sessions.module.css'
import { useMarkets } from './use-markets.js'
import { ZoneSwitch } from './zone-switch.js'

export function SessionClock(): React.JSX.Element {
  const { markets, failure, refresh } = useMarkets()
  // Drawn again when a market opens or closes, not at every tick. Sessions that have ended are not told: nothing is known of a past desk's.
  const open = useClock(({ live }) => markets.filter((market) => marketState(market, live).state === 'open').length)
  return (
    <Popover.Root onOpenChange={(isOpen) => { if (isOpen) refresh() }}>
      <Popover.Trigger className={styles['trigger']} title={sessionsText.openHint} data-testid="status-markets" data-open={open}>
        {markets.length === 0 ? sessionsText.unknown : sessionsText.open(open, markets.length)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles['place']} side="top" align="end" sideOffset={6}>
          <Popover.Popup className={styles['popup']} data-testid="markets">
            <Popover.Title className={styles['title']}>{sessionsText.title}</Popover.Title>
            <ZoneSwitch />
            {failure === null ? null : <p className={styles['failure']}>{sessionsText.failed(failure)}</p>}
            <MarketTable markets={markets} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
