/** Three seconds: making or losing money, at risk, anything broken, is this current. */
import { lazy, Suspense } from 'react'
import { useIsPainted } from '../../components/use-is-painted.js'
import { useIsWhole } from '../../stores/hooks.js'
import { PositionSummary } from '../positions/positions.js'
import styles from './overview.module.css'
import { RiskStrip } from './risk-strip.js'

// The figures and the positions are what a person reads first; the rest comes a moment after they are on screen.
const EquityPanel = lazy(async () => ({ default: (await import('./equity-panel.js')).EquityPanel }))
const ExposurePanel = lazy(async () => ({ default: (await import('./exposure-panel.js')).ExposurePanel }))
const ServicesBoard = lazy(async () => ({ default: (await import('./services-board.js')).ServicesBoard }))
const RecentFills = lazy(async () => ({ default: (await import('./recent-fills.js')).RecentFills }))
const LatestSignals = lazy(async () => ({ default: (await import('./latest-signals.js')).LatestSignals }))

const later = [
  { name: 'equity', component: EquityPanel },
  { name: 'exposure', component: ExposurePanel },
  { name: 'services', component: ServicesBoard },
  { name: 'fills', component: RecentFills },
  { name: 'signals', component: LatestSignals }
] as const

export function Overview(): React.JSX.Element {
  const [isPainted, isWhole] = [useIsPainted(), useIsWhole()]
  return (
    <div className={styles['overview']}>
      <RiskStrip className={styles['strip']} />
      <PositionSummary className={styles['positions']} />
      {later.map(({ name, component: Later }) => (
        <Suspense key={name} fallback={<div className={styles[name]} />}>
          {isPainted && isWhole ? <Later className={styles[name]} /> : <div className={styles[name]} />}
        </Suspense>
      ))}
    </div>
  )
}
