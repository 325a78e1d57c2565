/** One field of a rule: its label, its control, what to know about it, and what is wrong with it. */
import { Field } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { Choices } from '../../components/choices.js'
import formStyles from '../settings/settings.module.css'
import styles from './rules.module.css'

export interface FieldFrameProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error: string | undefined
  /** A group of controls, which names itself. */
  readonly isGroup?: boolean
  readonly children: ReactNode
}

export function FieldFrame({ label, hint, error, isGroup = false, children }: FieldFrameProps): React.JSX.Element {
  return (
    <Field.Root className={styles['field']} invalid={error !== undefined}>
      {isGroup ? <span className={formStyles['label']}>{label}</span> : <Field.Label className={formStyles['label']}>{label}</Field.Label>}
      <div className={formStyles['control']}>
        {children}
        {error === undefined ? null : <Field.Error match className={formStyles['error']}>{error}</Field.Error>}
        {hint === undefined ? null : <Field.Description className={formStyles['hint']}>{hint}</Field.Description>}
      </div>
    </Field.Root>
  )
}

export interface TextFieldProps extends Omit<FieldFrameProps, 'children' | 'isGroup'> {
  readonly name: string
  readonly value: string
  readonly isNarrow?: boolean
  readonly isHidden?: boolean
  readonly placeholder?: string
  /** Id of a list of values to choose from. */
  readonly list?: string
  readonly onChange: (value: string) => void
}

export function TextField({ name, value, isNarrow = false, isHidden = false, placeholder, list, onChange, ...frame }: TextFieldProps): React.JSX.Element {
  return (
    <FieldFrame {...frame}>
      <Field.Control
        className={formStyles[isNarrow ? 'number' : 'text']} data-testid={`rule-field-${name}`} type={isHidden ? 'password' : 'text'} value={value} placeholder={placeholder} list={list} autoComplete="off" spellCheck={false}
        onChange={(event) => { onChange(event.target.value) }}
      />
    </FieldFrame>
  )
}

export interface ChoiceFieldProps extends Omit<FieldFrameProps, 'children' | 'isGroup'> {
  readonly name: string
  readonly value: string
  readonly choices: Readonly<Record<string, string>>
  readonly onChange: (value: string) => void
}

export function ChoiceField({ name, value, choices, onChange, ...frame }: ChoiceFieldProps): React.JSX.Element {
  return (
    <FieldFrame {...frame}>
      <Field.Control
        data-testid={`rule-field-${name}`} value={value} onChange={(event) => { onChange(event.target.value) }}
        render={<select className={formStyles['choice']}>{Object.entries(choices).map(([choice, words]) => <option key={choice} value={choice}>{words}</option>)}</select>}
      />
    </FieldFrame>
  )
}

export interface ChoicesFieldProps extends Omit<FieldFrameProps, 'children' | 'isGroup'> {
  readonly name: string
  readonly values: readonly string[]
  readonly choices: Readonly<Record<string, string>>
  readonly onChange: (values: readonly string[]) => void
}

/** Any number of choices, kept in the order in which they are listed. */
export function ChoicesField({ name, values, choices, onChange, ...frame }: ChoicesFieldProps): React.JSX.Element {
  return (
    <FieldFrame {...frame} isGroup>
      <Choices name={`rule-field-${name}`} label={frame.label} choices={Object.entries(choices).map(([value, words]) => ({ value, words }))} values={values} wraps onChoose={onChange} />
    </FieldFrame>
  )
}
