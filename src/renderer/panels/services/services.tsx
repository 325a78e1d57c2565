/** The services board: who beats, who works, and how long their runs take, by the database's clock. */
import { useMemo } from 'react'
import { serviceCounts, serviceStates, type ServiceView } from '../../../shared/domain/service-state.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip } from '../../components/chip.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import { NothingShown } from '../../components/nothing-shown.js'
import { Panel } from '../../components/panel.js'
import { formatMoment, inAllZones } from '../../format/time-format.js'
import { useClockSkew, useZone } from '../../stores/hooks.js'
import { useRuns } from '../../stores/run-store.js'
import { useHeartbeatsJudgedAt } from '../../stores/trace-views.js'
import { useServices } from '../../stores/views.js'
import { servicesText } from '../../text/services.js'
import { serviceColumns } from './service-columns.js'
import { skewWords } from './skew-words.js'
import { okWords, stateTones, stateWords } from './service-words.js'
import styles from './services.module.css'

const SLICES: readonly SliceKey[] = ['services']
const WORST_FIRST = { column: 'state', descending: true }
const rowId = (row: ServiceView): string => row.service

export function Services(): React.JSX.Element {
  const services = useServices()
  const history = useRuns((state) => state.history)
  const columns = useMemo(() => serviceColumns(history), [history])
  const { by } = serviceCounts(services)
  return (
    <Panel name="services" title={servicesText.title} slices={SLICES} extra={okWords(services)}>
      {services.length === 0 ? (
        <NothingShown slices={SLICES} what={servicesText.what} detail={servicesText.none} />
      ) : (
        <>
          <div className={styles['facts']}>
            {serviceStates.filter((state) => by[state] > 0).map((state) => <Chip key={state} tone={stateTones[state]}>{String(by[state])} {stateWords[state]}</Chip>)}
            <Clocks />
          </div>
          <DataGrid name="Services" label={servicesText.title} rows={services} columns={columns} keyOf={rowId} initialSort={WORST_FIRST} />
        </>
      )}
    </Panel>
  )
}

/** By which clock the states are judged, and as of when. */
function Clocks(): React.JSX.Element {
  const skewMs = useClockSkew()
  const judgedAt = useHeartbeatsJudgedAt()
  const zone = useZone()
  const { text, isAlarm } = skewWords(skewMs)
  return (
    <>
      <span className={styles['skew']} data-testid="services-skew" data-alarm={isAlarm}>{isAlarm ? <Chip tone="warn">{servicesText.clock.skew}</Chip> : null} {text}</span>
      {judgedAt === null ? null : <span className={styles['faint']} title={inAllZones(judgedAt)} data-testid="services-judged">{servicesText.judgedAsOf(formatMoment(judgedAt, zone))}</span>}
    </>
  )
}
