/** Said on an own desk that has no connection yet and nothing kept from before. */
import { FlaskConical, Plug } from 'lucide-react'
import { useState } from 'react'
import { show } from '../../app/current-screen.js'
import { Button } from '../../components/button.js'
import { welcomeText } from '../../text/welcome.js'
import { openDemoDesk } from './open-demo-desk.js'
import styles from './welcome.module.css'

export function Welcome(): React.JSX.Element {
  const [state, setState] = useState<{ readonly opening: boolean; readonly failure: string | null }>({ opening: false, failure: null })
  const openDemo = async (): Promise<void> => {
    setState({ opening: true, failure: null })
    setState({ opening: false, failure: await openDemoDesk() })
  }
  return (
    <div className={styles['welcome']}>
      <h1 className={styles['title']}>{welcomeText.title}</h1>
      <p className={styles['lead']}>{welcomeText.lead}</p>
      <div className={styles['choices']}>
        <section className={styles['choice']} aria-labelledby="welcome-demo">
          <h2 id="welcome-demo" className={styles['name']}><FlaskConical size={16} aria-hidden="true" />{welcomeText.demo.name}</h2>
          <p className={styles['what']}>{welcomeText.demo.what}</p>
          <Button data-testid="welcome-demo" disabled={state.opening} onClick={() => { void openDemo() }}>{state.opening ? welcomeText.demo.opening : welcomeText.demo.open}</Button>
        </section>
        <section className={styles['choice']} aria-labelledby="welcome-own">
          <h2 id="welcome-own" className={styles['name']}><Plug size={16} aria-hidden="true" />{welcomeText.own.name}</h2>
          <p className={styles['what']}>{welcomeText.own.what}</p>
          <Button kind="primary" data-testid="welcome-own" onClick={() => { show('settings') }}>{welcomeText.own.connect}</Button>
        </section>
      </div>
      {state.failure === null ? null : <p role="alert" className={styles['failure']} data-testid="welcome-failure">{welcomeText.demo.notOpened(state.failure)}</p>}
    </div>
  )
}
