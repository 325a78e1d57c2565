/** Leads to the row that an alert is about, wherever it is shown, past whatever hides it; says so where it is gone. */
import type { AlertTarget } from '../../shared/domain/alerts/alert.js'
import type { AlertJump } from '../../shared/domain/alerts/inbox.js'
import { show } from '../app/current-screen.js'
import { openRows } from '../components/figure/figure-drill.js'
import { openChart } from '../panels/chart/open-chart.js'
import { traceSignal } from '../panels/signals/signals-store.js'
import { deskStore, showLive } from '../stores/desk-store.js'
import { choosePanel } from '../stores/panel-choice.js'
import { useShell } from '../stores/shell-store.js'
import { tell } from '../stores/toast-store.js'
import { alertJumpText as words } from '../text/alert-jump.js'
import { markFigure } from './mark-figure.js'
import { rowPlaceOf, type RowPlace } from './row-place.js'

/** Rows that follow an opening, and those of an event that alerts were quicker to tell of. */
const ROW_PATIENCE_MS = 4_000
/** A screen that is loaded first, and its table. */
const SCREEN_PATIENCE_MS = 5_000

let asked = 0

/** Settles when the row is on screen, or it was said that there is none. A later jump takes the place of one that is under way. Never rejects. */
export async function showAlertRow({ title, target }: AlertJump): Promise<void> {
  asked += 1
  const mine = asked
  if (target === null) {
    tell(words.noRow(title))
    return
  }
  if (deskStore.getState().past !== null) {
    showLive()
    tell(words.live)
  }
  const place = await placeOf(target)
  if (mine !== asked) return
  if (place === null) {
    tell(words.gone(title))
    return
  }
  const isShown = await goTo(place)
  if (!isShown && mine === asked) tell(words.gone(title))
}

/** Waits a moment for a row that is still on its way. */
function placeOf(target: AlertTarget): Promise<RowPlace | null> {
  return new Promise((resolve) => {
    const look = (): RowPlace | null => rowPlaceOf(target, deskStore.getState().tables)
    const end = (place: RowPlace | null): void => {
      clearTimeout(timer)
      unsubscribe()
      resolve(place)
    }
    const timer = window.setTimeout(() => { end(look()) }, ROW_PATIENCE_MS)
    const unsubscribe = deskStore.subscribe(() => {
      const place = look()
      if (place !== null) end(place)
    })
    const now = look()
    if (now !== null) end(now)
  })
}

/** @returns whether it was found where it should be */
function goTo(place: RowPlace): Promise<boolean> {
  switch (place.kind) {
    case 'chart': {
      const quote = deskStore.getState().tables.quotes.byKey.get(place.conId)
      if (quote !== undefined) openChart(quote)
      return Promise.resolve(quote !== undefined)
    }
    case 'figure':
      // The sum of all accounts hides what one of them has lost.
      useShell.setState({ account: place.account })
      show('overview')
      return markFigure(place.figure, SCREEN_PATIENCE_MS)
    case 'row': return goToRow(place)
  }
}

function goToRow({ screen, grid, row }: Extract<RowPlace, { kind: 'row' }>): Promise<boolean> {
  if (screen === 'signals') traceSignal(row)
  if (screen === 'pilot') choosePanel('pilot-currency', 'all')
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => { resolve(false) }, SCREEN_PATIENCE_MS)
    openRows({
      words: '',
      screen,
      grid,
      row,
      onFound: () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  })
}
