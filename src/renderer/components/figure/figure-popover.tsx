/** What a figure is: exactly how much, how it is calculated, of what, from where and as of when, and the way to its rows. */
import { ArrowRight } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { slices as definitions, type SliceKey } from '../../../shared/state/slices.js'
import { drillText } from '../../text/drill.js'
import { useClock } from '../../stores/clock-store.js'
import { useTruth } from '../../stores/hooks.js'
import { CopyButton } from '../copy-button.js'
import { FreshnessChip } from '../freshness-chip.js'
import { openRows, type FigureDrill } from './figure-drill.js'
import styles from './figure-popover.module.css'

export interface FigurePopoverProps {
  readonly name: string
  readonly label: string
  /** With its unit; "n/a" and why. */
  readonly value: string
  readonly definition: string
  readonly drill: FigureDrill | undefined
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

const NO_SLICES: readonly SliceKey[] = []
const EDGE = 8

/** Beneath the figure, within the window; above it where there is no room. */
function place(popover: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth, offsetHeight, ownerDocument: { documentElement: { clientWidth, clientHeight } } } = popover
  const top = at.bottom + 4 + offsetHeight > clientHeight - EDGE ? Math.max(EDGE, at.top - 4 - offsetHeight) : at.bottom + 4
  popover.style.left = `${String(Math.max(EDGE, Math.min(at.left, clientWidth - offsetWidth - EDGE)))}px`
  popover.style.top = `${String(top)}px`
}

export function FigurePopover({ name, label, value, definition, drill, anchor, onClose }: FigurePopoverProps): React.JSX.Element {
  const popover = useRef<HTMLDivElement>(null)
  // What it is made of is as it is now, also while nothing else on screen changes.
  useClock((clock) => clock.now)
  const inputs = drill?.inputs?.() ?? []
  useEffect(() => {
    const [element, figure] = [popover.current, anchor.current]
    if (element === null || figure === null) return undefined
    // The browser's own: over everything, closed by Escape and by a press elsewhere, which gives the focus back.
    element.showPopover()
    place(element, figure)
    element.querySelector('button')?.focus()
    const onToggle = ({ newState }: ToggleEvent): void => {
      if (newState === 'closed') onClose()
    }
    element.addEventListener('toggle', onToggle)
    return () => {
      element.removeEventListener('toggle', onToggle)
    }
  }, [anchor, onClose])
  const rows = drill?.rows
  const text = [`${label}: ${value}`, definition, ...inputs.map((input) => `${input.label}: ${input.text}`)].join('\n')
  return (
    <div ref={popover} popover="auto" role="dialog" aria-label={label} className={styles['popover']} data-testid={`drill-${name}`}>
      <h3 className={styles['label']}>{label}</h3>
      <p className={styles['value']}>{value}</p>
      <p className={styles['definition']}>{definition}</p>
      {inputs.length === 0 ? null : (
        <dl className={styles['inputs']}>
          {inputs.map((input) => <div key={input.label} className={styles['input']}><dt>{input.label}</dt><dd>{input.text}</dd></div>)}
        </dl>
      )}
      <ul className={styles['sources']} aria-label={drillText.sources}>
        {(drill?.slices ?? NO_SLICES).map((slice) => <Source key={slice} slice={slice} />)}
      </ul>
      <div className={styles['actions']}>
        {rows === undefined ? null : (
          <button type="button" className={styles['rows']} data-testid="drill-rows" onClick={() => { popover.current?.hidePopover(); openRows(rows) }}>
            {rows.words} <ArrowRight size={13} aria-hidden="true" />
          </button>
        )}
        <CopyButton label={drillText.copy} testId="drill-copy" read={() => text} />
      </div>
    </div>
  )
}

function Source({ slice }: { readonly slice: SliceKey }): React.JSX.Element {
  const [keys] = useState([slice])
  const { freshness, oldestAsOf } = useTruth(keys)
  return <li className={styles['source']}><span>{drillText.source(definitions[slice].title, definitions[slice].source)}</span><FreshnessChip name={`drill-${slice}`} state={freshness.state} ageMs={freshness.ageMs} asOf={oldestAsOf} /></li>
}
