/** The last resort: a fault outside of every panel leaves a page that says so, not an empty window. */
import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.js'
import { FaultDetails } from '../components/fault-details.js'
import { useShell } from '../stores/shell-store.js'
import { shellText } from '../text/shell.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from './bridge.js'
import { diagnostics } from './diagnostics.js'
import { FullPage } from './full-page.js'

/** Versions and the last lines of the log, where main still answers. */
async function knownToMain(): Promise<string> {
  try {
    const reply = await bridge.request('app:diagnostics', { copy: false })
    return reply.ok ? reply.value : said(reply.error)
  } catch (fault) {
    return String(fault)
  }
}

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
      <FullPage title={shellText.fault.title} detail={shellText.fault.detail(fault.message)}>
        <Button kind="primary" onClick={() => { window.location.reload() }}>{shellText.fault.again}</Button>
        <FaultDetails text={diagnostics({ fault, app, status, screen: window.location.hash, at: new Date() })} more={knownToMain} />
      </FullPage>
    )
  }
}
