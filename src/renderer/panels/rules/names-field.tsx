/** Names of accounts, instruments or strategies: chosen from those of the desk, or typed, since tomorrow's may not be there yet. */
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { ruleFieldsText as words } from '../../text/rule-fields.js'
import { FieldFrame } from './field-frame.js'
import formStyles from '../settings/settings.module.css'
import styles from './rules.module.css'

export interface NamesFieldProps {
  readonly name: string
  readonly label: string
  readonly names: readonly string[]
  readonly known: readonly string[]
  readonly unknown: readonly string[]
  readonly error: string | undefined
  readonly onChange: (names: readonly string[]) => void
}

export function NamesField({ name, label, names, known, unknown, error, onChange }: NamesFieldProps): React.JSX.Element {
  const [typed, setTyped] = useState('')
  const list = useId()
  const add = (text: string): void => {
    const more = text.split(',').map((one) => one.trim()).filter((one) => one !== '' && !names.includes(one))
    setTyped('')
    if (more.length > 0) onChange([...names, ...new Set(more)])
  }
  const strange = names.filter((one) => unknown.includes(one))
  return (
    <FieldFrame label={label} error={error} hint={strange.length === 0 ? undefined : words.unknownNames(strange.join(', '))} isGroup>
      <div className={styles['names']} role="group" aria-label={label}>
        {names.map((one) => (
          <button key={one} type="button" className={styles['nameChip']} data-unknown={unknown.includes(one)} title={words.removeName(one)} aria-label={words.removeName(one)} onClick={() => { onChange(names.filter((other) => other !== one)) }}>
            {one}<X size={11} aria-hidden="true" />
          </button>
        ))}
        <input
          className={`${formStyles['text'] ?? ''} ${styles['nameInput'] ?? ''}`} list={list} value={typed} placeholder={names.length === 0 ? words.all : ''} aria-label={words.addName(label)} data-testid={`rule-field-${name}`} autoComplete="off" spellCheck={false}
          onChange={(event) => {
            const text = event.target.value
            // One of the list was chosen: nobody types a whole name at once.
            if (known.includes(text) && !known.includes(typed) && text.length > typed.length + 1) add(text)
            else setTyped(text)
          }}
          onBlur={() => { add(typed) }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault()
              add(typed)
            } else if (event.key === 'Backspace' && typed === '' && names.length > 0) onChange(names.slice(0, -1))
          }}
        />
        <datalist id={list}>{known.filter((one) => !names.includes(one)).map((one) => <option key={one} value={one} />)}</datalist>
      </div>
    </FieldFrame>
  )
}
