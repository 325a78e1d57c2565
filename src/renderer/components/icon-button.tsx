/** A button that is a picture alone: in headers, beside rows, at corners. */
import type { ComponentProps } from 'react'
import styles from './icon-button.module.css'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** What it is called, for whoever does not see it. */
  readonly label: string
  /** faint: one of several in a header that is read for other things. */
  readonly tone?: 'soft' | 'faint'
  /** Where it is placed, if it matters; how it looks is decided here. */
  readonly className?: string | undefined
}

export function IconButton({ label, tone = 'soft', className, ...rest }: IconButtonProps): React.JSX.Element {
  return <button {...rest} type="button" aria-label={label} className={className === undefined ? styles['button'] : `${styles['button'] ?? ''} ${className}`} data-tone={tone} />
}
