/** Which desk opens: the demo or one's own. */
import { Button } from '../../components/button.js'
import { Sentence } from '../../text/sentence.js'
import { settingsText } from '../../text/settings.js'
import { Section } from './section.js'
import styles from './settings.module.css'
import { saveSettings, useSettings } from './settings-store.js'

const words = settingsText.desk

export function DeskSection(): React.JSX.Element {
  const desk = useSettings(({ view }) => view?.settings.desk ?? 'demo')
  const variable = useSettings(({ view }) => view?.overridden['desk'])
  const busy = useSettings(({ phase }) => phase !== 'idle')
  const other = desk === 'demo' ? 'own' : 'demo'
  return (
    <Section name="desk" title={words.title}>
      <div className={styles['desk']}>
        <div>
          <p className={styles['deskName']} data-testid="settings-desk-now">{words[desk].isOpen}</p>
          <p className={styles['hint']}>{words[desk].what}</p>
          {variable === undefined ? null : <p className={styles['hint']}><Sentence parts={words.byVariable(<code>{variable}</code>)} /></p>}
        </div>
        <Button data-testid={`open-${other}-desk`} disabled={busy || variable !== undefined} onClick={() => { void saveSettings(other) }}>
          {words[other].open}
        </Button>
      </div>
    </Section>
  )
}
