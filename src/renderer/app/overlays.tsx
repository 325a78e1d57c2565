/** What lies over the desk, loaded when it is first asked for. */
import { lazy, Suspense } from 'react'
import { useOverlay } from '../actions/overlay-store.js'
import { useLateFurniture } from './use-late-furniture.js'

const Palette = lazy(async () => ({ default: (await import('../palette/palette.js')).Palette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('../palette/shortcut-sheet.js')).ShortcutSheet }))

const About = lazy(async () => ({ default: (await import('../about/about.js')).About }))

export function Overlays(): React.JSX.Element {
  const shown = useOverlay((overlay) => overlay.shown)
  useLateFurniture()
  return (
    <Suspense fallback={null}>
      {shown === 'palette' || shown === 'instruments' ? <Palette key={shown} areInstrumentsOnly={shown === 'instruments'} /> : null}
      {shown === 'shortcuts' ? <ShortcutSheet /> : null}
      {shown === 'about' ? <About /> : null}
    </Suspense>
  )
}
