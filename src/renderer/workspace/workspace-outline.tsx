/**
 * The workspace while the dock's code is being read: every panel's place as it will be, and what is early already in it, so that a
 * start with the workspace has its rows on screen as soon as one with the overview.
 */
import { useEffect } from 'react'
import type { DockRow, DockSet, Workspaces } from '../../shared/workspace/workspaces.js'
import { PanelBoundary } from '../components/panel-boundary.js'
import { useIsPainted } from '../components/use-is-painted.js'
import { workspaceText } from '../text/workspace.js'
import { defaultLayouts } from './default-layouts.js'
import { earlyPanels, isEarly } from './early-panels.js'
import { isPanelName } from './panel-names.js'
import { currentOf } from './workspace-changes.js'
import { WorkspaceBar } from './workspace-bar.js'
import styles from './workspace.module.css'
import { useWorkspaces } from './workspaces-store.js'

/** Height of a set's tabs and frame. */
const TABS_PX = 30

let told: () => void = () => undefined
/** Settles when an outline has first been on screen. */
export const outlineDrawn = new Promise<void>((resolve) => {
  told = resolve
})

export function WorkspaceOutline(): React.JSX.Element | null {
  const workspaces = useWorkspaces((state) => state.workspaces)
  return workspaces === null ? null : <Outline workspaces={workspaces} />
}

function Outline({ workspaces }: { readonly workspaces: Workspaces }): React.JSX.Element {
  const isPainted = useIsPainted()
  useEffect(() => {
    if (isPainted) told()
  }, [isPainted])
  const { base, layout } = currentOf(workspaces)
  const { row, maximized } = layout ?? defaultLayouts[base]
  const alone = maximized === null ? null : setWith(row, maximized)
  return (
    <div className={styles['screen']} inert aria-busy="true" data-testid="workspace-outline">
      <WorkspaceBar workspaces={workspaces} />
      <div className={styles['outline']}>{alone === null ? <Row row={row} isUpright /> : <Set set={alone} />}</div>
    </div>
  )
}

/** The set that begins with this panel. */
function setWith({ parts }: DockRow, first: string): DockSet | null {
  for (const part of parts) {
    const found = part.kind === 'row' ? setWith(part, first) : part.panels[0] === first ? part : null
    if (found !== null) return found
  }
  return null
}

function Row({ row: { weight, parts }, isUpright }: { readonly row: DockRow; readonly isUpright: boolean }): React.JSX.Element {
  return (
    <div className={styles['outlineRow']} data-upright={isUpright} style={{ flexGrow: weight }}>
      {parts.map((part, index) => (part.kind === 'row' ? <Row key={index} row={part} isUpright={!isUpright} /> : <Set key={index} set={part} />))}
    </div>
  )
}

function Set({ set: { weight, panels, front } }: { readonly set: DockSet }): React.JSX.Element {
  const name = panels[front] ?? ''
  const early = isEarly(name) ? earlyPanels[name] : null
  const Shown = early?.component
  return (
    <section className={styles['outlineSet']} style={{ flexGrow: weight, minHeight: (early?.leastHeight ?? 0) + TABS_PX }}>
      <div className={styles['outlineTabs']}>
        {panels.map((panel, index) => <span key={panel} data-front={index === front}>{isPanelName(panel) ? workspaceText.panels[panel] : panel}</span>)}
      </div>
      <div className={styles['host']} data-title="tab">{Shown === undefined ? null : <PanelBoundary name={name}><Shown /></PanelBoundary>}</div>
    </section>
  )
}
