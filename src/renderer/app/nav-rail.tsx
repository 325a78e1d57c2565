/** The way between screens. */
import { show, useScreen } from './current-screen.js'
import styles from './nav-rail.module.css'
import { screens } from './screens.js'

/** Short enough for the rail. */
const shortTitles: Readonly<Record<string, string>> = { pilot: 'Pilot', diagnostics: 'Health' }

export function NavRail(): React.JSX.Element {
  const current = useScreen((screen) => screen.name)
  return (
    <nav className={styles['rail']} aria-label="Screens">
      {screens.map(({ name, title, icon: Icon }, index) => (
        <button key={name} type="button" className={styles['item']} data-testid={`nav-${name}`} aria-current={name === current ? 'page' : undefined} title={`${title} (Alt+${String(index + 1)})`} onClick={() => { show(name) }}>
          <Icon size={17} aria-hidden="true" />
          {shortTitles[name] ?? title}
        </button>
      ))}
    </nav>
  )
}
