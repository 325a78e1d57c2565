/** A few choices side by side, any number of them taken. Arrow keys move between them. */
import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import styles from './segments.module.css'

export interface Choice<T extends string> {
  readonly value: T
  /** What it is called; also its tooltip where it is drawn another way. */
  readonly words: string
  readonly drawn?: ReactNode
}

export interface ChoicesProps<T extends string> {
  /** Stable name for tests: each choice is `name-value`. */
  readonly name: string
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly values: readonly T[]
  /** Many or long ones begin a new line where there is no room: each then stands by itself. */
  readonly wraps?: boolean
  readonly isDisabled?: boolean
  /** In the order in which they are listed. */
  readonly onChoose: (values: readonly T[]) => void
}

export function Choices<T extends string>({ name, label, choices, values, wraps = false, isDisabled = false, onChoose }: ChoicesProps<T>): React.JSX.Element {
  return (
    <ToggleGroup
      multiple className={wraps ? styles['apart'] : styles['segments']} aria-label={label} data-testid={name} disabled={isDisabled} value={values}
      onValueChange={(next) => { onChoose(choices.map(({ value }) => value).filter((value) => next.includes(value))) }}
    >
      {choices.map(({ value, words, drawn }) => (
        <Toggle key={value} value={value} className={styles['segment']} title={drawn === undefined ? undefined : words} data-testid={`${name}-${value}`}>{drawn ?? words}</Toggle>
      ))}
    </ToggleGroup>
  )
}
