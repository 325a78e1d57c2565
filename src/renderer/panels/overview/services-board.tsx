/** The trading system's background services by their heartbeats. */
import { serviceStates } from '../../../shared/domain/service-state.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip } from '../../components/chip.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { useServices } from '../../stores/views.js'
import { overviewText } from '../../text/overview.js'
import { okWords, stateTones, stateWords } from '../services/service-words.js'
import styles from './overview.module.css'
import type { PanelPlace } from './panel-props.js'

const words = overviewText.services
const SLICES: readonly SliceKey[] = ['services']

const ROWS: RowsTarget = { words: drillText.services, screen: 'services', grid: 'Services' }

export function ServicesBoard({ className }: PanelPlace): React.JSX.Element {
  // What fails must not be beneath the edge of a small panel.
  const services = [...useServices()].sort((a, b) => serviceStates.indexOf(b.state) - serviceStates.indexOf(a.state))
  return (
    <Panel name="services" title={words.title} slices={SLICES} extra={okWords(services)} actions={<RowsButton target={ROWS} />} className={className}>
      {services.length === 0 ? (
        <NothingShown slices={SLICES} what={words.what} detail={words.none} />
      ) : (
        <ul className={styles['list']} tabIndex={0} aria-label={words.title}>
          {services.map(({ service, state, reason, lastRunMs, message }) => (
            <li key={service} className={styles['service']} data-testid={`service-${service}`} data-state={state}>
              <span>{service}</span>
              <Chip tone={stateTones[state]} title={message === null ? undefined : withoutAmounts(message)}>{stateWords[state]}</Chip>
              <span className={styles['reason']} title={reason}>{reason}{lastRunMs === null ? '' : ` · ${words.lastRun(String(Math.round(lastRunMs)))}`}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
