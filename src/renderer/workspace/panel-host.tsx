/** A panel in its place in the dock: there while it can be seen, and not at all behind another. */
import type { TabNode } from 'flexlayout-react'
import { Suspense, useCallback, useRef, useSyncExternalStore } from 'react'
import { useScreen } from '../app/current-screen.js'
import { EmptyState } from '../components/empty-state.js'
import { KeptFocus } from '../components/kept-focus.js'
import { OwnDocument } from '../components/own-document.js'
import { PanelBoundary } from '../components/panel-boundary.js'
import { useIsPainted } from '../components/use-is-painted.js'
import { useIsWhole, useNumberStyle } from '../stores/hooks.js'
import { workspaceText } from '../text/workspace.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { panelNamed } from './panel-registry.js'
import styles from './workspace.module.css'

function useIsVisible(node: TabNode): boolean {
  const subscribe = useCallback((changed: () => void) => {
    node.setEventListener('visibility', changed)
    return () => {
      node.removeEventListener('visibility')
    }
  }, [node])
  const isVisible = useSyncExternalStore(subscribe, () => node.isVisible())
  const isScreenShown = useScreen(({ name }) => name === WORKSPACE_SCREEN)
  return isVisible && (isScreenShown || node.isPoppedOut())
}

interface PanelHostProps {
  readonly node: TabNode
  /** The panel has the focus now. */
  readonly onFocus: (name: string) => void
}

export function PanelHost({ node, onFocus }: PanelHostProps): React.JSX.Element {
  const isVisible = useIsVisible(node)
  const [isWhole, isPainted] = [useIsWhole(), useIsPainted()]
  const numbers = useNumberStyle()
  const place = useRef<HTMLDivElement>(null)
  const name = node.getComponent() ?? ''
  const panel = panelNamed(name)
  const Shown = panel?.component
  // A panel whose rows follow a moment later shows nothing rather than too little.
  const isReady = isVisible && ((isWhole && isPainted) || panel?.isEarly === true)
  return (
    <OwnDocument value={node.getDocument() ?? document}>
      <div ref={place} className={styles['host']} data-dock-panel={name} data-title={panel?.keepsTitle === true ? 'own' : 'tab'} tabIndex={-1} onFocusCapture={() => { onFocus(name) }}>
        {Shown === undefined ? (
          <EmptyState title={workspaceText.unknownPanel.title} detail={workspaceText.unknownPanel.detail(name)} />
        ) : (
          <KeptFocus version={numbers} place={place}>
            <PanelBoundary key={numbers} name={node.getName()}>
              <Suspense fallback={null}>{isReady ? <Shown /> : null}</Suspense>
            </PanelBoundary>
          </KeptFocus>
        )}
      </div>
    </OwnDocument>
  )
}
