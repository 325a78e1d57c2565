/** A button of the desk. */
import type { ButtonHTMLAttributes } from 'react'
import styles from './button.module.css'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  readonly kind?: 'plain' | 'primary'
}

export function Button({ kind = 'plain', ...rest }: ButtonProps): React.JSX.Element {
  return <button {...rest} type="button" className={styles['button']} data-kind={kind} />
}
