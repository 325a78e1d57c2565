/** Three seconds: making or losing money, at risk, anything broken, is this current. */
import { lazy, Suspense } from 'react'
import { PositionSummary } from '../positions/positions.js'
import { RecentFills } from './recent-fills.js'
import { RiskStrip } from './risk-strip.js'
import { ServicesBoard } from './services-board.js'
import { LatestSignals } from './latest-signals.js'
import styles from './overview.module.css'

// Charts come after the first paint: the rows and figures are what a person reads first.
const EquityPanel = lazy(async () => ({ default: (await import('./equity-panel.js')).EquityPanel }))
const ExposurePanel = lazy(async () => ({ default: (await import('./exposure-panel.js')).ExposurePanel }))

export function Overview(): React.JSX.Element {
  return (
    <div className={styles['overview']}>
      <RiskStrip className={styles['strip']} />
      <Suspense fallback={<div className={styles['equity']} />}>
        <EquityPanel className={styles['equity']} />
      </Suspense>
      <Suspense fallback={<div className={styles['exposure']} />}>
        <ExposurePanel className={styles['exposure']} />
      </Suspense>
      <ServicesBoard className={styles['services']} />
      <PositionSummary className={styles['positions']} />
      <RecentFills className={styles['fills']} />
      <LatestSignals className={styles['signals']} />
    </div>
  )
}
