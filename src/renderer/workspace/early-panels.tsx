/** The panels whose rows are among the first that come when a desk opens: they are drawn before the rest is there, and before the dock. */
import type { ComponentType } from 'react'
import { RiskStrip } from '../panels/overview/risk-strip.js'
import { PositionSummary } from '../panels/positions/positions.js'
import type { PanelName } from './panel-names.js'
import styles from './workspace.module.css'

function Risk(): React.JSX.Element {
  return <RiskStrip className={styles['risk']} />
}

interface EarlyPanel {
  readonly component: ComponentType
  /** Pixels; less would cut it off. */
  readonly leastHeight: number
}

export const earlyPanels = {
  risk: { component: Risk, leastHeight: 78 },
  'position-summary': { component: PositionSummary, leastHeight: 0 }
} as const satisfies Partial<Record<PanelName, EarlyPanel>>

export function isEarly(name: string): name is keyof typeof earlyPanels {
  return Object.hasOwn(earlyPanels, name)
}
