/** The way between screens. */
import { screenActionId } from '../actions/screen-actions.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { shellText } from '../text/shell.js'
import { AlertBadge } from './alert-badge.js'
import { show, useScreen } from './current-screen.js'
import styles from './nav-rail.module.css'
import { ALERTS_SCREEN, screens } from './screens.js'

/** Short enough for the rail. */
const shortTitles: Readonly<Record<string, string>> = shellText.shortScreens

export function NavRail(): React.JSX.Element {
  const shown = useScreen((screen) => screen.name)
  const current = screens.find(({ name }) => name === shown)?.under ?? shown
  const titleWithKeys = useTitleWithKeys()
  return (
    <nav className={styles['rail']} aria-label={shellText.rail}>
      {screens.filter(({ under }) => under === undefined).map(({ name, title, icon: Icon }) => (
        <button key={name} type="button" className={styles['item']} data-testid={`nav-${name}`} aria-current={name === current ? 'page' : undefined} title={titleWithKeys(title, screenActionId(name))} onClick={() => { show(name) }}>
          <Icon size={17} aria-hidden="true" />
          <span className={styles['name']}>{shortTitles[name] ?? title}</span>
          {name === ALERTS_SCREEN ? <AlertBadge /> : null}
        </button>
      ))}
    </nav>
  )
}
