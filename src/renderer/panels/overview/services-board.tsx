/** The trading system's background services by their heartbeats. */
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip } from '../../components/chip.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { RowsButton } from '../../components/figure/rows-button.js'
import { drillText } from '../../text/drill.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { useServices } from '../../stores/views.js'
import { stateTones, stateWords } from '../services/service-words.js'
import styles from './overview.module.css'
import type { PanelPlace } from './panel-props.js'

const SLICES: readonly SliceKey[] = ['services']

const ROWS: RowsTarget = { words: drillText.services, screen: 'services', grid: 'Services' }

export function ServicesBoard({ className }: PanelPlace): React.JSX.Element {
  const services = useServices()
  const ok = services.filter(({ state }) => state === 'ok').length
  return (
    <Panel name="services" title="Services" slices={SLICES} extra={services.length === 0 ? null : `${String(ok)} of ${String(services.length)} ok`} actions={<RowsButton target={ROWS} />} className={className}>
      {services.length === 0 ? (
        <NothingShown slices={SLICES} what="services" detail="The database lists no service heartbeats." />
      ) : (
        <ul className={styles['list']} tabIndex={0} aria-label="Services">
          {services.map(({ service, state, reason, lastRunMs, message }) => (
            <li key={service} className={styles['service']} data-testid={`service-${service}`} data-state={state}>
              <span>{service}</span>
              <Chip tone={stateTones[state]} title={message ?? undefined}>{stateWords[state]}</Chip>
              <span className={styles['reason']} title={reason}>{reason}{lastRunMs === null ? '' : ` · last run ${String(Math.round(lastRunMs))} ms`}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
