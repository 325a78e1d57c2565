/** The database password: never shown, never prefilled; where it comes from and where a new one goes. */
import { Field } from '@base-ui/react/field'
import { Button } from '../../components/button.js'
import { settingsText } from '../../text/settings.js'
import { isForgettable, passwordFate, passwordSource } from './password-words.js'
import styles from './settings.module.css'
import { changePassword, forgetPassword, useSettings } from './settings-store.js'

const words = settingsText.password

export function PasswordField(): React.JSX.Element | null {
  const secret = useSettings(({ view }) => view?.secret)
  const password = useSettings((settings) => settings.password)
  const forget = useSettings((settings) => settings.forgetPassword)
  if (secret === undefined) return null
  return (
    <Field.Root className={styles['field']}>
      <Field.Label className={styles['label']}>{words.label}</Field.Label>
      <div className={styles['control']}>
        <div className={styles['row']}>
          <Field.Control type="password" className={styles['text']} data-testid="setting-postgres-password" value={password} placeholder={secret.password === 'none' ? '' : words.unchanged} autoComplete="off" onChange={(event) => { changePassword(event.target.value) }} />
          {isForgettable(secret) ? <Button data-testid="forget-password" aria-pressed={forget} onClick={() => { forgetPassword(!forget) }}>{forget ? words.keep : words.forget}</Button> : null}
        </div>
        <Field.Description className={styles['hint']} data-testid="password-source">
          {forget ? words.willBeForgotten : passwordSource(secret)} {passwordFate(secret)}
        </Field.Description>
      </div>
    </Field.Root>
  )
}
