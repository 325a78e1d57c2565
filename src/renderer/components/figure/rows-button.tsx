/** In the header of a panel that shows a part: the way to all of it. */
import { ArrowUpRight } from 'lucide-react'
import { drillText } from '../../text/drill.js'
import { openRows, type RowsTarget } from './figure-drill.js'
import { IconButton } from '../icon-button.js'

export function RowsButton({ target }: { readonly target: RowsTarget }): React.JSX.Element {
  const words = drillText.all(target.words)
  return <IconButton tone="faint" label={words} title={words} data-testid={`open-${target.screen}-from-panel`} onClick={() => { openRows(target) }}><ArrowUpRight size={14} aria-hidden="true" /></IconButton>
}
