/** One action's shortcut: press to change it, see what else has the keys, give it back its own. */
import { useRef, useState } from 'react'
import { shortcutOf, shortcutProblem, shownKeys } from '../../../shared/config/shortcut.js'
import type { Action } from '../../actions/action.js'
import { actions } from '../../actions/actions.js'
import type { Shortcuts } from '../../actions/shortcuts.js'
import { isMac } from '../../actions/use-shortcuts.js'
import { Button } from '../../components/button.js'
import { Keys } from '../../components/keys.js'
import { settingsText } from '../../text/settings.js'
import styles from './shortcuts.module.css'

export interface ShortcutLineProps {
  readonly action: Action
  readonly shortcuts: Shortcuts
  readonly isChanged: boolean
  /** @param keys the empty text: none */
  readonly onChange: (keys: string) => void
}

/** `asking`: the next keys are its new ones. `taken`: they have been pressed, and another action has them. */
type Step = { readonly kind: 'shown' } | { readonly kind: 'asking'; readonly problem: string | null } | { readonly kind: 'taken'; readonly keys: string; readonly holder: string }

const SHOWN: Step = { kind: 'shown' }
const text = settingsText.shortcuts
const words = (keys: string): string => shownKeys(keys, isMac()).join('+')

export function ShortcutLine({ action, shortcuts, isChanged, onChange }: ShortcutLineProps): React.JSX.Element {
  const [step, setStep] = useState<Step>(SHOWN)
  const button = useRef<HTMLButtonElement>(null)
  const keys = shortcuts.keysOf.get(action.id)
  const clash = shortcuts.clashes.get(action.id)
  const take = (taken: string): void => {
    setStep(SHOWN)
    button.current?.focus()
    onChange(taken)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (step.kind !== 'asking' || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') setStep(SHOWN)
    else if (event.key === 'Backspace' || event.key === 'Delete') take('')
    else {
      const pressed = shortcutOf(event, isMac())
      if (pressed === null) return
      const problem = shortcutProblem(pressed)
      const holder = actions.find(({ id }) => id === shortcuts.actionOf.get(pressed))
      if (problem !== null) setStep({ kind: 'asking', problem: `${words(pressed)}: ${problem.replaceAll('Mod', words('Mod'))}` })
      else if (holder !== undefined && holder.id !== action.id) setStep({ kind: 'taken', keys: pressed, holder: holder.title })
      else take(pressed)
    }
  }
  return (
    <div className={styles['line']} data-testid={`shortcut-${action.id}`}>
      <span className={styles['name']}>{action.title}</span>
      {isChanged && step.kind === 'shown' ? <Button onClick={() => { take(action.shortcut ?? '') }} aria-label={text.resetOne(action.title)}>{text.reset}</Button> : null}
      <button
        ref={button} type="button" className={styles['keys']} data-asking={step.kind === 'asking'} aria-label={step.kind === 'asking' ? text.asking(action.title) : keys === undefined ? text.isNone(action.title) : text.is(action.title, words(keys))}
        onClick={() => { setStep({ kind: 'asking', problem: null }) }} onKeyDown={onKeyDown} onBlur={() => { setStep((now) => (now.kind === 'asking' ? SHOWN : now)) }}
      >
        {step.kind === 'asking' ? text.press : keys === undefined ? text.none : <Keys keys={keys} />}
      </button>
      {step.kind === 'asking' && step.problem !== null ? <p role="alert" className={styles['problem']}>{step.problem}</p> : null}
      {step.kind === 'shown' && clash !== undefined ? <p className={styles['problem']}>{text.isOf(words(clash.keys), clash.holder)}</p> : null}
      {step.kind === 'taken' ? (
        <p role="alert" className={styles['problem']}>
          {text.isOf(words(step.keys), step.holder)}.{' '}
          <Button onClick={() => { take(step.keys) }}>{text.takeIt}</Button>{' '}
          <Button onClick={() => { setStep(SHOWN); button.current?.focus() }}>{text.leaveIt}</Button>
        </p>
      ) : null}
    </div>
  )
}
