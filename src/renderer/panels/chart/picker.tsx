/** A choice whose words need explaining: closed it shows the word, open what each means. */
import { Select } from '@base-ui/react/select'
import { ChevronDown } from 'lucide-react'
import { useOwnBody } from '../../components/own-document.js'
import styles from './picker.module.css'

export interface Picked {
  readonly word: string
  readonly meaning: string
}

export interface PickerProps<T extends string> {
  readonly name: string
  readonly label: string
  readonly choices: readonly T[]
  readonly words: Readonly<Record<T, Picked>>
  readonly value: T
  readonly onChoose: (value: T) => void
}

export function Picker<T extends string>({ name, label, choices, words, value, onChoose }: PickerProps<T>): React.JSX.Element {
  const body = useOwnBody()
  return (
    <Select.Root value={value} onValueChange={(next) => { if (next !== null) onChoose(next) }}>
      <Select.Trigger className={styles['trigger']} aria-label={`${label}: ${words[value].word}`} title={`${label}: ${words[value].meaning}`} data-testid={`chart-${name}`}>
        {words[value].word}
        <Select.Icon className={styles['icon']}><ChevronDown size={12} aria-hidden="true" /></Select.Icon>
      </Select.Trigger>
      <Select.Portal container={body}>
        <Select.Positioner className={styles['place']} sideOffset={4} align="start" alignItemWithTrigger={false}>
          <Select.Popup className={styles['popup']}>
            {choices.map((choice) => (
              <Select.Item key={choice} value={choice} className={styles['item']} data-testid={`chart-${name}-${choice}`}>
                <Select.ItemText className={styles['word']}>{words[choice].word}</Select.ItemText>
                <span className={styles['meaning']}>{words[choice].meaning}</span>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
