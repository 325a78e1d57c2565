/** What lies over the desk, loaded when it is first asked for. */
import { lazy, Suspense } from 'react'
import { useOverlay } from '../actions/overlay-store.js'
import { useInbox } from '../stores/inbox-store.js'
import { useToasts } from '../stores/toast-store.js'
import styles from './app.module.css'
import { useLateFurniture } from './use-late-furniture.js'

const Palette = lazy(async () => ({ default: (await import('../palette/palette.js')).Palette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('../palette/shortcut-sheet.js')).ShortcutSheet }))

const Gallery = lazy(async () => ({ default: (await import('../gallery/gallery.js')).Gallery }))
const Toasts = lazy(async () => ({ default: (await import('../components/toasts.js')).Toasts }))
const AlertVoice = lazy(async () => ({ default: (await import('./alert-voice.js')).AlertVoice }))
const About = lazy(async () => ({ default: (await import('../about/about.js')).About }))

export function Overlays(): React.JSX.Element {
  const shown = useOverlay((overlay) => overlay.shown)
  const hasNews = useToasts(({ news }) => news.length > 0)
  const hasInbox = useInbox(({ state }) => state !== null)
  useLateFurniture()
  return (
    <Suspense fallback={null}>
      {shown === 'palette' || shown === 'instruments' ? <Palette key={shown} areInstrumentsOnly={shown === 'instruments'} /> : null}
      {shown === 'shortcuts' ? <ShortcutSheet /> : null}
      {shown === 'about' ? <About /> : null}
      {shown === 'gallery' ? <Gallery /> : null}
      {hasInbox ? <AlertVoice /> : null}
      {/* Told aloud only where the place for it was there before the words. */}
      <div className={styles['told']} role="status" aria-atomic="false">{hasNews ? <Toasts /> : null}</div>
    </Suspense>
  )
}
