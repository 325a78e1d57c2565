/** The page: shell, the screen that was chosen, and what is said when main does not answer. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useActionKeys } from '../actions/use-action-keys.js'
import { Button } from '../components/button.js'
import { KeptFocus } from '../components/kept-focus.js'
import { PanelBoundary } from '../components/panel-boundary.js'
import { useShell } from '../stores/shell-store.js'
import styles from './app.module.css'
import { useIsWhole, useNumberStyle, usePastMoment } from '../stores/hooks.js'
import { useInbox } from '../stores/inbox-store.js'
import { open, reportPainted } from './connect.js'
import { useScreen } from './current-screen.js'
import { FullPage } from './full-page.js'
import { NavRail } from './nav-rail.js'
import { Overlays } from './overlays.js'
import { NoticeStrip } from './notice-strip.js'
import { Opening } from './opening.js'
import { ALERTS_SCREEN, screens } from './screens.js'
import { StatusBar } from './status-bar.js'
import { TopBar } from './top-bar.js'
import { useAppearance } from './use-appearance.js'
import { useIsUnconfigured } from './use-is-unconfigured.js'
import { KeptWorkspace } from '../workspace/kept-workspace.js'
import { Welcome } from '../panels/welcome/welcome.js'
import { commonText } from '../text/common.js'
import { shellText } from '../text/shell.js'

/** A desk that is live never loads it. */
const ReplayBar = lazy(async () => ({ default: (await import('../replay/replay-bar.js')).ReplayBar }))

/** Nor does one on which nothing was raised meanwhile. */
const AwayLine = lazy(async () => ({ default: (await import('./away-line.js')).AwayLine }))

export function App(): React.JSX.Element {
  const phase = useShell((shell) => shell.phase)
  const failure = useShell((shell) => shell.failure)
  useAppearance()
  useActionKeys()
  if (phase === 'failed') {
    return (
      <FullPage title={shellText.notOpened} detail={failure}>
        <Button kind="primary" onClick={() => { void open() }}>{commonText.again}</Button>
      </FullPage>
    )
  }
  // The frame is drawn while main answers: what is in it comes with the desk.
  return (
    <div className={styles['app']}>
      {phase === 'open' ? <TopBar /> : null}
      <NavRail />
      {phase === 'open' ? <OpenScreen /> : <Opening />}
      {phase === 'open' ? <StatusBar /> : null}
      {phase === 'open' ? <Overlays /> : null}
    </div>
  )
}

function OpenScreen(): React.JSX.Element {
  const name = useScreen((screen) => screen.name)
  // Made anew: nothing that was written before stays on screen, whoever wrote it.
  const numbers = useNumberStyle()
  const isUnconfigured = useIsUnconfigured()
  const isPast = usePastMoment() !== null
  const isWhole = useIsWhole()
  const hasAway = useInbox(({ away }) => away !== null)
  const screen = screens.find((one) => one.name === name) ?? screens[0]
  const main = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    reportPainted()
  }, [])
  // What had the focus went with the screen before: the next Tab leads into this one.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus()
  }, [name])
  const isWelcome = isUnconfigured && screen?.name !== 'settings'
  // The overview knows which of its panels wait for rows that follow; others show nothing rather than too little.
  const isReady = isWhole || screen?.name === 'overview'
  const Shown = isWelcome ? Welcome : screen?.component
  return (
    <main ref={main} className={styles['main']} tabIndex={-1}>
      {isPast ? <Suspense fallback={null}><ReplayBar /></Suspense> : null}
      {hasAway && screen?.name !== ALERTS_SCREEN ? <Suspense fallback={null}><AwayLine /></Suspense> : null}
      <NoticeStrip />
      {Shown === null ? null : (
        <div ref={place} className={styles['screen']} data-testid={`screen-${isWelcome ? 'welcome' : (screen?.name ?? '')}`}>
          <KeptFocus version={numbers} place={place}>
            <PanelBoundary key={`${name} ${numbers}`} name={screen?.title ?? shellText.theScreen}>
              <Suspense fallback={null}>{Shown === undefined || !isReady ? null : <Shown />}</Suspense>
            </PanelBoundary>
          </KeptFocus>
        </div>
      )}
      {isUnconfigured ? null : <KeptWorkspace />}
    </main>
  )
}
