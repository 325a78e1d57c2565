/** Where panels that went to windows of their own came from, so that they go back there. */
import { Actions, DockLocation, Model, Orientation, RowNode, TabNode, TabSetNode, type Node } from 'flexlayout-react'

interface Home {
  /** The set it was in; it is gone where nothing else was in it. */
  readonly set: string
  /** Its place in its row, and the shares of all that lay in it. */
  readonly row: { readonly id: string, readonly place: number, readonly weights: readonly number[] } | null
  /** A set beside it, and on which side of that it lay: for a row that is gone too. */
  readonly beside: { readonly set: string, readonly side: DockLocation } | null
}

export function isInMainWindow(node: Node): boolean {
  return node.getLayoutId() === Model.MAIN_LAYOUT_ID
}

function firstSet(node: Node | undefined): TabSetNode | null {
  if (node instanceof TabSetNode) return node
  for (const child of node?.getChildren() ?? []) {
    const found = firstSet(child)
    if (found !== null) return found
  }
  return null
}

function besideOf(set: TabSetNode): Home['beside'] {
  const row = set.getParent()
  if (!(row instanceof RowNode)) return null
  const place = row.getChildren().indexOf(set)
  const isAcross = row.getOrientation() === Orientation.HORZ
  const [after, before] = [firstSet(row.getChildren()[place + 1]), firstSet(row.getChildren()[place - 1])]
  if (after !== null) return { set: after.getId(), side: isAcross ? DockLocation.LEFT : DockLocation.TOP }
  return before === null ? null : { set: before.getId(), side: isAcross ? DockLocation.RIGHT : DockLocation.BOTTOM }
}

function rowOf(set: TabSetNode): Home['row'] {
  const row = set.getParent()
  if (!(row instanceof RowNode)) return null
  const parts = row.getChildren()
  const weights = parts.flatMap((part) => (part instanceof TabSetNode || part instanceof RowNode ? [part.getWeight()] : []))
  return { id: row.getId(), place: parts.indexOf(set), weights }
}

/** The panels of one of the model's windows, in their order. */
function tabsIn(model: Model, layoutId: string): readonly TabNode[] {
  const tabs: TabNode[] = []
  model.visitLayoutNodes(layoutId, (node) => {
    if (node instanceof TabNode) tabs.push(node)
  })
  return tabs
}

export class DockHomes {
  readonly #homes = new Map<string, Home>()

  /** Call before a panel leaves the main window. */
  remember(tab: TabNode): void {
    const set = tab.getParent()
    if (set instanceof TabSetNode && isInMainWindow(set)) this.#homes.set(tab.getId(), { set: set.getId(), row: rowOf(set), beside: besideOf(set) })
  }

  /** Brings one panel back into the main window. */
  bring(model: Model, tab: TabNode): void {
    const home = this.#homes.get(tab.getId())
    const inMain = (id: string | undefined): Node | null => {
      const node = id === undefined ? undefined : model.getNodeById(id)
      return node !== undefined && isInMainWindow(node) ? node : null
    }
    const move = (to: Node, side: DockLocation, place: number): void => {
      model.doAction(Actions.moveNode(tab.getId(), to.getId(), side, place, true))
    }
    const [own, row, beside] = [inMain(home?.set), inMain(home?.row?.id), inMain(home?.beside?.set)]
    const other = model.getActiveTabset() ?? firstSet(model.getRootRow())
    if (own !== null) move(own, DockLocation.CENTER, -1)
    else if (row instanceof RowNode && home?.row && row.getChildren().length > 0) {
      move(row, DockLocation.CENTER, Math.min(home.row.place, row.getChildren().length))
      if (row.getChildren().length === home.row.weights.length) model.doAction(Actions.adjustWeights(row.getId(), [...home.row.weights]))
    } else if (beside !== null && home?.beside) move(beside, home.beside.side, -1)
    else if (other !== null) move(other, DockLocation.CENTER, -1)
    // Those that came from the same set follow it there.
    const now = tab.getParent()?.getId()
    if (own !== null || home === undefined || now === undefined) return
    for (const [id, one] of this.#homes) if (one.set === home.set) this.#homes.set(id, { ...one, set: now })
  }

  /** Brings all panels of a window back; it is gone then. */
  bringAll(model: Model, layoutId: string): void {
    for (const tab of tabsIn(model, layoutId)) this.bring(model, tab)
  }
}
