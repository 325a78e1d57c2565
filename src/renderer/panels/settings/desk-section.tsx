/** Which desk opens: the demo or one's own. */
import { Button } from '../../components/button.js'
import { Section } from './section.js'
import styles from './settings.module.css'
import { saveSettings, useSettings } from './settings-store.js'

export function DeskSection(): React.JSX.Element {
  const desk = useSettings(({ view }) => view?.settings.desk ?? 'demo')
  const variable = useSettings(({ view }) => view?.overridden['desk'])
  const busy = useSettings(({ phase }) => phase !== 'idle')
  const other = desk === 'demo' ? 'own' : 'demo'
  return (
    <Section name="desk" title="Desk">
      <div className={styles['desk']}>
        <div>
          <p className={styles['deskName']} data-testid="settings-desk-now">{desk === 'demo' ? 'The demo desk is open' : 'Your own desk is open'}</p>
          <p className={styles['hint']}>
            {desk === 'demo'
              ? 'A Postgres and an IB gateway of its own, with simulated trades and no real money. It uses none of the connections below.'
              : 'It uses the connections below, and a data folder that the demo never touches.'}
          </p>
          {variable === undefined ? null : <p className={styles['hint']}>Decided by <code>{variable}</code> (the environment or the command line), which wins over this setting.</p>}
        </div>
        <Button data-testid={`open-${other}-desk`} disabled={busy || variable !== undefined} onClick={() => { void saveSettings(other) }}>
          {other === 'own' ? 'Open my own desk' : 'Open the demo desk'}
        </Button>
      </div>
    </Section>
  )
}
