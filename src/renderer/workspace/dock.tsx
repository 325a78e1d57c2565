/** The panels of one workspace in their places. */
import { AppWindow, ChevronDown, Maximize2, Minimize2, PanelsTopLeft, X } from 'lucide-react'
import { Actions, I18nLabel, Layout, Model, TabNode, TabSetNode, type Action, type IIcons, type ITabRenderValues, type ITabSetRenderValues } from 'flexlayout-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BorderNode } from 'flexlayout-react'
import type { DockLayout, Workspace } from '../../shared/workspace/workspaces.js'
import { EmptyState } from '../components/empty-state.js'
import { workspaceText } from '../text/workspace.js'
import { defaultLayouts } from './default-layouts.js'
import { dockControl } from './dock-control.js'
import { DockHomes, isInMainWindow } from './dock-homes.js'
import { toJson, toLayout } from './dock-json.js'
import { useDock } from './dock-store.js'
import { PanelHost } from './panel-host.js'
import { shapeOf } from './panel-registry.js'
import { dressPage, PopoutPage } from './popout-page.js'
import { arranged } from './workspace-changes.js'
import { changeWorkspaces } from './workspaces-store.js'
import 'flexlayout-react/style/light.css'
import './dock.css'

const { dock: words } = workspaceText

const labels: Readonly<Partial<Record<string, string>>> = {
  [I18nLabel.Close_Tab]: words.close,
  [I18nLabel.Maximize]: words.maximize,
  [I18nLabel.Restore]: words.restore,
  [I18nLabel.Popout_Tab]: words.popout,
  [I18nLabel.Splitter]: words.splitter,
  [I18nLabel.Overflow_Menu_Tooltip]: words.overflow,
  [I18nLabel.Error_rendering_component]: words.failed,
  [I18nLabel.Error_rendering_component_retry]: words.retry
}

const icons: IIcons = {
  close: <X size={12} />,
  maximize: <Maximize2 size={13} />,
  restore: <Minimize2 size={13} />,
  popout: <AppWindow size={13} />,
  // How many there are is in the menu.
  more: () => <ChevronDown size={13} aria-hidden="true" />
}

/** A splitter that is dragged changes the model with every frame. */
const REST_MS = 150

function same(one: DockLayout, other: DockLayout): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Follows the model: what has changed is kept once it rests, and in any case when the page goes. */
function useKeeping(model: Model, { id, base, layout }: Workspace): void {
  const kept = useRef(layout ?? defaultLayouts[base])
  useEffect(() => {
    const { resets } = useDock.getState()
    let resting: ReturnType<typeof setTimeout> | null = null
    const keep = (): void => {
      if (resting === null) return
      clearTimeout(resting)
      resting = null
      // What was reset meanwhile is not kept over it.
      if (useDock.getState().resets !== resets) return
      const next = toLayout(model.toJson())
      if (same(next, kept.current)) return
      kept.current = next
      changeWorkspaces((before) => arranged(before, id, next))
    }
    const changed = (): void => {
      if (resting !== null) clearTimeout(resting)
      resting = setTimeout(keep, REST_MS)
    }
    model.addChangeListener(changed)
    window.addEventListener('pagehide', keep, { capture: true })
    return () => {
      model.removeChangeListener(changed)
      window.removeEventListener('pagehide', keep, { capture: true })
      keep()
    }
  }, [model, id])
}

interface DockProps {
  readonly workspace: Workspace
}

/** Give it a key by the workspace and the number of its resets: a model is made once. */
export function Dock({ workspace }: DockProps): React.JSX.Element {
  const { base, layout } = workspace
  const [model] = useState(() => Model.fromJson(toJson(layout ?? defaultLayouts[base], shapeOf)))
  const [homes] = useState(() => new DockHomes())
  const control = useMemo(() => dockControl(model, homes), [model, homes])
  useKeeping(model, workspace)
  useEffect(() => {
    useDock.setState({ control })
    return () => {
      useDock.setState({ control: null })
    }
  }, [control])

  const onAction = (action: Action): Action | undefined => {
    // A window that is closed gives its panels back: closing a window is not closing what is in it.
    if (action.type === Actions.CLOSE_POPOUT) {
      homes.bringAll(model, String(action.data['layoutId']))
      return undefined
    }
    return action
  }
  const onRenderTab = (node: TabNode, values: ITabRenderValues): void => {
    const { icon: Icon } = shapeOf(node.getComponent() ?? '')
    values.leading = <Icon size={13} aria-hidden="true" />
  }
  const onRenderTabSet = (node: TabSetNode | BorderNode, values: ITabSetRenderValues): void => {
    if (!(node instanceof TabSetNode) || node.getChildren().length === 0) return
    const isDocked = isInMainWindow(node)
    const label = isDocked ? words.popout : words.dockBack
    values.buttons.push(
      <button
        key="window" type="button" className="flexlayout__tab_toolbar_button" title={label} aria-label={label} data-testid={isDocked ? 'dock-popout' : 'dock-back'}
        onPointerDown={(event) => { event.stopPropagation() }}
        onClick={() => {
          const front = node.getSelectedNode()
          if (!(front instanceof TabNode)) return
          if (!isDocked) homes.bring(model, front)
          else {
            homes.remember(front)
            model.doAction(Actions.popoutTab(front.getId(), 'window'))
          }
        }}
      >
        {isDocked ? <AppWindow size={13} aria-hidden="true" /> : <PanelsTopLeft size={13} aria-hidden="true" />}
      </button>
    )
  }
  return (
    <Layout
      model={model}
      factory={(node) => <PanelHost node={node} onFocus={control.focused} />}
      onAction={onAction}
      onRenderTab={onRenderTab}
      onRenderTabSet={onRenderTabSet}
      onTabSetPlaceHolder={() => <EmptyState title={workspaceText.empty.title} detail={workspaceText.empty.detail} />}
      icons={icons}
      i18nTranslator={(label) => labels[label] ?? label}
      supportsPopout
      popoutURL="popout.html"
      popoutClassName="popout"
      onPopoutOpen={(_layout, _window, page) => {
        page.title = 'Pitwall'
        dressPage(page)
      }}
      renderPopoutContent={({ children, popoutDocument }) => <PopoutPage page={popoutDocument}>{children}</PopoutPage>}
      invalidateTabContentOnParentRender={false}
    />
  )
}
