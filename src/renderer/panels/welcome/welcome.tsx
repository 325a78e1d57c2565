/** Said on an own desk that has no connection yet and nothing kept from before. */
import { FlaskConical, Plug } from 'lucide-react'
import { useState } from 'react'
import { show } from '../../app/current-screen.js'
import { Button } from '../../components/button.js'
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
      <h1 className={styles['title']}>Pitwall watches; it never trades.</h1>
      <p className={styles['lead']}>
        It shows a Postgres trading database and an Interactive Brokers account in one place. Every number says how old it is, and the last desk stays on screen when a backend is gone.
      </p>
      <div className={styles['choices']}>
        <section className={styles['choice']} aria-labelledby="welcome-demo">
          <h2 id="welcome-demo" className={styles['name']}><FlaskConical size={16} aria-hidden="true" />Look around the demo desk</h2>
          <p className={styles['what']}>Starts a Postgres and an IB gateway of its own, with 90 days of simulated trades. It takes a few seconds, uses a folder of its own, and ends with Pitwall.</p>
          <Button data-testid="welcome-demo" disabled={state.opening} onClick={() => { void openDemo() }}>{state.opening ? 'Opening…' : 'Open the demo desk'}</Button>
        </section>
        <section className={styles['choice']} aria-labelledby="welcome-own">
          <h2 id="welcome-own" className={styles['name']}><Plug size={16} aria-hidden="true" />Connect your own</h2>
          <p className={styles['what']}>Leads to the settings: a database URL, a gateway, or both. Each can be tested before it is saved. Pitwall only reads, and never keeps a password in plain text.</p>
          <Button kind="primary" data-testid="welcome-own" onClick={() => { show('settings') }}>Connect your own desk</Button>
        </section>
      </div>
      {state.failure === null ? null : <p role="alert" className={styles['failure']} data-testid="welcome-failure">The demo desk was not opened: {state.failure}</p>}
    </div>
  )
}
