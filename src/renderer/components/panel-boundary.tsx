/** Keeps a fault of one panel within that panel. */
import { Component, type ReactNode } from 'react'
import { panelText } from '../text/panel.js'
import { Button } from './button.js'
import { EmptyState } from './empty-state.js'
import { FaultDetails } from './fault-details.js'

interface PanelBoundaryProps {
  readonly name: string
  readonly children: ReactNode
}

interface PanelBoundaryState {
  readonly fault: Error | null
}

export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { fault: null }

  static getDerivedStateFromError(fault: unknown): PanelBoundaryState {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return (
      <EmptyState title={panelText.failed(this.props.name)} detail={panelText.fault(fault.message)}>
        <Button onClick={() => { this.setState({ fault: null }) }}>{panelText.showAgain}</Button>
        <FaultDetails text={fault.stack ?? fault.message} />
      </EmptyState>
    )
  }
}
