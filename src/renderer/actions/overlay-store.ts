/** What lies over the desk: the palette, its instruments alone, the list of shortcuts, what the app is made of, or the gallery of components. */
import { create } from 'zustand'

type Overlay = 'palette' | 'instruments' | 'shortcuts' | 'about' | 'gallery'

export const useOverlay = create<{ readonly shown: Overlay | null }>(() => ({ shown: null }))

export function closeOverlay(): void {
  useOverlay.setState({ shown: null })
}

/** Shows it, or closes it where it is shown. */
export function turnOverlay(overlay: Overlay): void {
  useOverlay.setState(({ shown }) => ({ shown: shown === overlay ? null : overlay }))
}
