/** What can be done with the dock by keys and from the palette; all of it with the panel that has or had the focus last. */
import { Actions, DockLocation, TabNode, TabSetNode, type Model, type Node } from 'flexlayout-react'
import { isInMainWindow, type DockHomes } from './dock-homes.js'
import { useDock, type DockCommand, type DockControl } from './dock-store.js'
import { currentOf, duplicated, isFull, stepped } from './workspace-changes.js'
import { tabOf, toLayout } from './dock-json.js'
import { shapeOf } from './panel-registry.js'
import { changeWorkspaces, useWorkspaces } from './workspaces-store.js'

function setsOf(model: Model): readonly TabSetNode[] {
  const sets: TabSetNode[] = []
  model.visitNodes((node) => {
    if (node instanceof TabSetNode && node.getChildren().length > 0) sets.push(node)
  })
  return sets
}

const tabsOf = (set: TabSetNode): readonly TabNode[] => set.getChildren().filter((child) => child instanceof TabNode)

const FOCUSABLE = '[role=grid], [role=img][tabindex="0"], input, select, button, a[href]'

/** Frames within which a panel is drawn, also where its window opens first. */
const MOST_FRAMES = 120
/** Frames after which a panel in a window of its own has drawn its rows, if it has any. */
const ROW_FRAMES = 30

/** Puts the focus into a panel once it is drawn there, unless another is asked for meanwhile. */
function focusPanel(model: Model, name: string, isWanted: () => boolean, frame = 0, bare = 0): void {
  requestAnimationFrame(() => {
    if (!isWanted()) return
    const node = model.getNodeById(name)
    const host = frame === 0 ? null : (node?.getDocument() ?? document).querySelector<HTMLElement>(`[data-dock-panel="${name}"]`)
    const rows = host?.querySelector<HTMLElement>('[role=grid], [role=img][tabindex="0"]') ?? null
    const isAway = node !== undefined && !isInMainWindow(node)
    if (host === null || (rows === null && isAway && bare < ROW_FRAMES)) {
      if (frame < MOST_FRAMES) focusPanel(model, name, isWanted, frame + 1, host === null ? 0 : bare + 1)
      return
    }
    const part = rows ?? host.querySelector<HTMLElement>(FOCUSABLE) ?? host
    part.ownerDocument.defaultView?.focus()
    part.focus({ preventScroll: true })
  })
}

export interface DockActions extends DockControl {
  /** The panel that has the focus now. */
  readonly focused: (name: string) => void
}

export function dockControl(model: Model, homes: DockHomes): DockActions {
  let latest: string | null = null
  /** Counts what the focus was to go to. */
  let asked = 0

  const panel = (): TabNode | null => {
    const node = latest === null ? undefined : model.getNodeById(latest)
    if (node instanceof TabNode && node.isSelected()) return node
    const front = (model.getActiveTabset() ?? setsOf(model)[0])?.getSelectedNode()
    return front instanceof TabNode ? front : null
  }
  const set = (): TabSetNode | null => {
    const parent = panel()?.getParent()
    return parent instanceof TabSetNode ? parent : null
  }
  const work = (node: Node | null | undefined): void => {
    if (!(node instanceof TabNode)) return
    latest = node.getId()
    asked += 1
    const mine = asked
    focusPanel(model, latest, () => mine === asked)
  }
  const neighbour = (by: 1 | -1): TabSetNode | null => {
    const [sets, own] = [setsOf(model), set()]
    if (own === null || sets.length < 2) return null
    return sets[(sets.indexOf(own) + by + sets.length) % sets.length] ?? null
  }
  const turn = (by: 1 | -1): void => {
    const [own, front] = [set(), panel()]
    if (own === null || front === null) return
    const tabs = tabsOf(own)
    const next = tabs[(tabs.indexOf(front) + by + tabs.length) % tabs.length]
    if (next !== undefined) model.doAction(Actions.selectTab(next.getId()))
    work(next)
  }
  const goTo = (by: 1 | -1): void => {
    const to = neighbour(by)
    if (to === null) return
    model.doAction(Actions.setActiveTabset(to.getId(), to.getLayoutId()))
    work(to.getSelectedNode())
  }
  const split = (side: DockLocation): void => {
    const [own, front] = [set(), panel()]
    if (own !== null && front !== null) model.doAction(Actions.moveNode(front.getId(), own.getId(), side, -1, true))
    work(front)
  }
  const withPanel = (does: (node: TabNode) => void) => (): void => {
    const node = panel()
    if (node !== null) does(node)
  }
  const hasTwo = (): boolean => (set()?.getChildren().length ?? 0) > 1
  const has = (): boolean => panel() !== null
  const isDocked = (): boolean => { const node = panel(); return node !== null && isInMainWindow(node) }
  const ask = (dialog: 'create' | 'rename' | 'remove' | 'reset') => (): void => { useDock.setState({ dialog }) }
  const known = (): number => useWorkspaces.getState().workspaces?.all.length ?? 0
  const hasRoom = (): boolean => { const { workspaces } = useWorkspaces.getState(); return workspaces !== null && !isFull(workspaces) }
  const always = (): boolean => true

  const commands: Readonly<Record<DockCommand, readonly [can: () => boolean, run: () => void]>> = {
    'next-tab': [hasTwo, () => { turn(1) }],
    'previous-tab': [hasTwo, () => { turn(-1) }],
    'next-group': [() => neighbour(1) !== null, () => { goTo(1) }],
    'previous-group': [() => neighbour(-1) !== null, () => { goTo(-1) }],
    'split-right': [hasTwo, () => { split(DockLocation.RIGHT) }],
    'split-down': [hasTwo, () => { split(DockLocation.BOTTOM) }],
    'move-panel': [() => neighbour(1) !== null, withPanel((node) => {
      const to = neighbour(1)
      if (to !== null) model.doAction(Actions.moveNode(node.getId(), to.getId(), DockLocation.CENTER, -1, true))
      work(node)
    })],
    maximize: [has, withPanel((node) => {
      const parent = node.getParent()
      if (parent !== undefined) model.doAction(Actions.maximizeToggle(parent.getId(), parent.getLayoutId()))
      work(node)
    })],
    popout: [isDocked, withPanel((node) => {
      homes.remember(node)
      model.doAction(Actions.popoutTab(node.getId(), 'window'))
      work(node)
    })],
    'dock-back': [() => setsOf(model).some((one) => !isInMainWindow(one)), () => {
      const [front, away] = [panel(), setsOf(model).find((one) => !isInMainWindow(one))?.getSelectedNode()]
      const node = front !== null && !isInMainWindow(front) ? front : away
      if (!(node instanceof TabNode)) return
      homes.bring(model, node)
      work(node)
    }],
    'close-panel': [has, withPanel((node) => {
      const own = set()
      const next = (own === null ? [] : tabsOf(own)).find((one) => one !== node) ?? neighbour(1)?.getSelectedNode()
      model.doAction(Actions.deleteTab(node.getId()))
      work(next)
    })],
    'add-panel': [always, () => { useDock.setState({ isAdding: true }) }],
    'next-workspace': [() => known() > 1, () => { changeWorkspaces((before) => stepped(before, 1)) }],
    'previous-workspace': [() => known() > 1, () => { changeWorkspaces((before) => stepped(before, -1)) }],
    create: [hasRoom, ask('create')],
    rename: [always, ask('rename')],
    duplicate: [hasRoom, () => { changeWorkspaces((before) => duplicated(before, crypto.randomUUID(), toLayout(model.toJson()))) }],
    remove: [() => known() > 1, ask('remove')],
    reset: [() => { const { workspaces } = useWorkspaces.getState(); return workspaces !== null && currentOf(workspaces).layout !== null }, ask('reset')]
  }
  return {
    can: (command) => commands[command][0](),
    run: (command) => {
      const [can, run] = commands[command]
      if (can()) run()
    },
    focused: (name) => {
      if (latest === name) return
      latest = name
      const own = set()
      if (own !== null && model.getActiveTabset(own.getLayoutId()) !== own) model.doAction(Actions.setActiveTabset(own.getId(), own.getLayoutId()))
    },
    show: (name) => {
      const node = model.getNodeById(name)
      if (node === undefined) {
        const own = set() ?? model.getActiveTabset() ?? null
        const to = own !== null && isInMainWindow(own) ? own : (setsOf(model).find(isInMainWindow) ?? model.getFirstTabSet())
        if (to === undefined) return
        model.doAction(Actions.addTab(tabOf(name, shapeOf), to.getId(), DockLocation.CENTER, -1, true))
      } else if (node instanceof TabNode && !node.isSelected()) model.doAction(Actions.selectTab(name))
      work(model.getNodeById(name))
    }
  }
}
