/** Panels that their screens give what they show: here they find it themselves. */
import type { ComponentType } from 'react'
import type { DeskStatus } from '../../shared/state/status.js'
import { PilotCurve } from '../panels/pilot/pilot-curve.js'
import { PilotDays } from '../panels/pilot/pilot-days.js'
import { PilotGroups } from '../panels/pilot/pilot-groups.js'
import { PilotCurrencyChoice, PilotHead } from '../panels/pilot/pilot-head.js'
import { PilotTrades } from '../panels/pilot/pilot-trades.js'
import { usePilotView } from '../panels/pilot/use-pilot-view.js'
import { BudgetsPanel } from '../panels/diagnostics/budgets-panel.js'
import { FarmsPanel } from '../panels/diagnostics/farms-panel.js'
import { MachinePanel } from '../panels/diagnostics/machine-panel.js'
import { NoticesPanel } from '../panels/diagnostics/notices-panel.js'
import { SessionPanel } from '../panels/diagnostics/session-panel.js'
import { StreamsPanel } from '../panels/diagnostics/streams-panel.js'
import { useShell } from '../stores/shell-store.js'
import type { PanelName } from './panel-names.js'
import styles from './workspace.module.css'

function Figures(): React.JSX.Element {
  return <div className={styles['figures']}><PilotCurrencyChoice /><PilotHead /></div>
}

function Curve(): React.JSX.Element {
  return <PilotCurve {...usePilotView()} />
}

function Groups(): React.JSX.Element {
  return <PilotGroups {...usePilotView()} />
}

function Days(): React.JSX.Element {
  return <PilotDays {...usePilotView()} />
}

function Trades(): React.JSX.Element {
  return <PilotTrades {...usePilotView()} />
}

/** A panel about the desk's machinery; nothing before main has told of it. */
function ofStatus(draw: (status: DeskStatus) => React.JSX.Element): ComponentType {
  return function OfStatus() {
    const status = useShell((shell) => shell.status)
    return status === null ? null : draw(status)
  }
}

export const dockedPanels = {
  'pilot-figures': Figures,
  'pilot-curve': Curve,
  'pilot-groups': Groups,
  'pilot-days': Days,
  'pilot-trades': Trades,
  session: ofStatus(({ ib }) => <SessionPanel ib={ib} />),
  farms: ofStatus(({ ib }) => <FarmsPanel farms={ib.farms} />),
  budgets: ofStatus(({ ib }) => <BudgetsPanel budgets={ib.budgets} />),
  machine: ofStatus((status) => <MachinePanel status={status} />),
  notices: ofStatus(({ ib }) => <NoticesPanel notices={ib.notices} />),
  streams: ofStatus(({ ib }) => <StreamsPanel streams={ib.streams} />)
} as const satisfies Partial<Readonly<Record<PanelName, ComponentType>>>
