/** What lies over the desk, loaded when it is first asked for. */
import { lazy, Suspense } from 'react'
import { useOverlay } from '../actions/overlay-store.js'

const Palette = lazy(async () => ({ default: (await import('../palette/palette.js')).Palette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('../palette/shortcut-sheet.js')).ShortcutSheet }))

export function Overlays(): React.JSX.Element {
  const shown = useOverlay((overlay) => overlay.shown)
  return (
    <Suspense fallback={null}>
      {shown === 'palette' || shown === 'instruments' ? <Palette key={shown} areInstrumentsOnly={shown === 'instruments'} /> : null}
      {shown === 'shortcuts' ? <ShortcutSheet /> : null}
    </Suspense>
  )
}
