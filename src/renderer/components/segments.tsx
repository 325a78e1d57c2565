/** A few choices side by side, one of them taken. Arrow keys move between them. */
import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import styles from './segments.module.css'

export interface SegmentsProps<T extends string> {
  /** Stable name for tests. */
  readonly name: string
  readonly label: string
  readonly choices: readonly T[]
  readonly value: T
  readonly words?: Readonly<Partial<Record<T, string>>>
  readonly onChoose: (value: T) => void
}

export function Segments<T extends string>({ name, label, choices, value, words, onChoose }: SegmentsProps<T>): React.JSX.Element {
  return (
    <ToggleGroup
      className={styles['segments']} aria-label={label} value={[value]}
      onValueChange={(next) => {
        const chosen = choices.find((choice) => next.includes(choice) && choice !== value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {choices.map((choice) => <Toggle key={choice} value={choice} className={styles['segment']} data-testid={`${name}-${choice}`}>{words?.[choice] ?? choice}</Toggle>)}
    </ToggleGroup>
  )
}
