/** The last resort: a fault outside of every panel leaves a page that says so, not an empty window. */
import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.js'
import { FaultDetails } from '../components/fault-details.js'
import { useShell } from '../stores/shell-store.js'
import { diagnostics } from './diagnostics.js'
import { FullPage } from './full-page.js'

interface AppBoundaryState {
  readonly fault: Error | null
}

export class AppBoundary extends Component<{ readonly children: ReactNode }, AppBoundaryState> {
  override state: AppBoundaryState = { fault: null }

  static getDerivedStateFromError(fault: unknown): AppBoundaryState {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    const { app, status } = useShell.getState()
    return (
      <FullPage title="Pitwall's page has a fault" detail={`${fault.message}. The app itself goes on: nothing that was saved is lost, and it cannot have traded.`}>
        <Button kind="primary" onClick={() => { window.location.reload() }}>Load the page again</Button>
        <FaultDetails text={diagnostics({ fault, app, status, screen: window.location.hash, at: new Date() })} />
      </FullPage>
    )
  }
}
