/** One setting: its label, its control, what to know about it, and what is wrong with it. */
import { Field } from '@base-ui/react/field'
import { Switch } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import { Choices } from '../../components/choices.js'
import { settingsText } from '../../text/settings.js'
import { Sentence } from '../../text/sentence.js'
import styles from './settings.module.css'
import { listOf, type FieldPath } from './settings-draft.js'
import { changeField, useSettings } from './settings-store.js'
import { settingTestId } from './sought-setting.js'

export interface SettingFieldProps {
  readonly path: FieldPath
  readonly label: string
  readonly hint?: ReactNode
  /** Has no effect now, and why: shown fainter. */
  readonly idle?: string | null
}

interface Setting {
  readonly value: string
  readonly error: string | undefined
  /** The environment variable that decides instead. */
  readonly variable: string | undefined
}

function useSetting(path: FieldPath): Setting {
  const value = useSettings(({ draft }) => draft?.[path] ?? '')
  const error = useSettings(({ fieldErrors }) => fieldErrors[path])
  const variable = useSettings(({ view }) => view?.overridden[path])
  return { value, error, variable }
}

interface FrameProps extends SettingFieldProps {
  readonly setting: Setting
  readonly children: ReactNode
}

function Frame({ label, hint, idle = null, setting: { error, variable }, children }: FrameProps): React.JSX.Element {
  return (
    <Field.Root className={styles['field']} disabled={variable !== undefined} invalid={error !== undefined} data-idle={idle !== null}>
      <Field.Label className={styles['label']}>{label}</Field.Label>
      <div className={styles['control']}>
        {children}
        {error === undefined ? null : <Field.Error match className={styles['error']}>{error}</Field.Error>}
        {variable === undefined ? null : <Field.Description className={styles['hint']}><Sentence parts={settingsText.byVariable(<code>{variable}</code>)} /></Field.Description>}
        {idle !== null ? <Field.Description className={styles['hint']}>{idle}</Field.Description> : hint === undefined ? null : <Field.Description className={styles['hint']}>{hint}</Field.Description>}
      </div>
    </Field.Root>
  )
}

export interface TextSettingProps extends SettingFieldProps {
  readonly placeholder?: string
  readonly isNumber?: boolean
}

export function TextSetting({ placeholder, isNumber = false, ...props }: TextSettingProps): React.JSX.Element {
  const setting = useSetting(props.path)
  return (
    <Frame {...props} setting={setting}>
      <Field.Control
        className={styles[isNumber ? 'number' : 'text']} data-testid={settingTestId(props.path)} value={setting.value} placeholder={placeholder}
        inputMode={isNumber ? 'numeric' : 'text'} autoComplete="off" spellCheck={false} onChange={(event) => { changeField(props.path, event.target.value) }}
      />
    </Frame>
  )
}

export interface ChoiceSettingProps extends SettingFieldProps {
  readonly choices: Readonly<Record<string, string>>
}

export function ChoiceSetting({ choices, ...props }: ChoiceSettingProps): React.JSX.Element {
  const setting = useSetting(props.path)
  return (
    <Frame {...props} setting={setting}>
      <Field.Control
        data-testid={settingTestId(props.path)} value={setting.value}
        render={<select className={styles['choice']}>{Object.entries(choices).map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}
        onChange={(event) => { changeField(props.path, event.target.value) }}
      />
    </Frame>
  )
}

/** Any number of choices, kept in the order in which they are listed. */
export function ChoicesSetting({ choices, ...props }: ChoiceSettingProps): React.JSX.Element {
  const setting = useSetting(props.path)
  return (
    <Frame {...props} setting={setting}>
      <Choices
        name={settingTestId(props.path)} label={props.label} choices={Object.entries(choices).map(([value, words]) => ({ value, words }))} values={listOf(setting.value)}
        wraps isDisabled={setting.variable !== undefined} onChoose={(wanted) => { changeField(props.path, wanted.join(',')) }}
      />
    </Frame>
  )
}

export function SwitchSetting(props: SettingFieldProps): React.JSX.Element {
  const setting = useSetting(props.path)
  return (
    <Frame {...props} setting={setting}>
      <Switch.Root className={styles['switch']} data-testid={settingTestId(props.path)} checked={setting.value === 'true'} onCheckedChange={(checked) => { changeField(props.path, String(checked)) }}>
        <Switch.Thumb className={styles['thumb']} />
      </Switch.Root>
    </Frame>
  )
}
