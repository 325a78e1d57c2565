/** Keeps the focus where it is when what it is in is made anew: on the part that takes the place of the one that had it. */
import { Component, type ReactNode, type RefObject } from 'react'

interface KeptFocusProps {
  /** Another one has the children made anew. */
  readonly version: string
  /** The element that holds the children, and stays. */
  readonly place: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

interface Focused {
  /** Which child of which child, from the outermost. */
  readonly path: readonly number[]
  readonly tag: string
}

function pathTo(element: Element, within: Element): readonly number[] {
  const path: number[] = []
  for (let at = element; at !== within && at.parentElement !== null; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at))
  return path
}

export class KeptFocus extends Component<KeptFocusProps> {
  // The last moment at which the element with the focus is still there.
  override getSnapshotBeforeUpdate(before: KeptFocusProps): Focused | null {
    const { version, place: { current: place } } = this.props
    const focused = place?.ownerDocument.activeElement ?? null
    if (place === null || before.version === version || focused === null || focused === place || !place.contains(focused)) return null
    return { path: pathTo(focused, place), tag: focused.tagName }
  }

  override componentDidUpdate(_before: KeptFocusProps, _state: unknown, focused: Focused | null): void {
    const { current: place } = this.props.place
    if (focused === null || place === null || place.contains(place.ownerDocument.activeElement)) return
    const next = focused.path.reduce<Element | undefined>((at, index) => at?.children[index], place)
    // What had it may be gone, a menu say: then whatever is around it.
    const taker = next?.tagName === focused.tag ? next : place.closest('[tabindex]')
    if (taker !== null && 'focus' in taker) (taker as HTMLElement).focus({ preventScroll: true })
  }

  override render(): ReactNode {
    return this.props.children
  }
}
