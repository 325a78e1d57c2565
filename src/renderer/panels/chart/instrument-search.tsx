/** Finds an instrument at the broker by symbol or name. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useOwnBody } from '../../components/own-document.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { said } from '../../../shared/state/panel-truth.js'
import { chartText } from '../../text/chart.js'
import { instrumentName } from './instrument-name.js'
import styles from './instrument-search.module.css'
import { useContractSearch, type ContractSearch } from './use-contract-search.js'

const words = chartText.search

export interface InstrumentSearchProps {
  /** Stable name for tests. */
  readonly name: string
  readonly label: string
  readonly placeholder: string
  /** Searched for at once, with the focus here. */
  readonly initialText?: string
  readonly onPick: (instrument: Instrument) => void
}

function statusOf(pattern: string, { found, error, isWaiting }: ContractSearch): string {
  if (isWaiting) return words.asking
  if (error !== null) return `${said(error)}${error.detail === null ? '' : ` · ${error.detail}`}`
  if (found.length === 0) return words.unknown(pattern.trim())
  return words.found(String(found.length))
}

export function InstrumentSearch({ name, label, placeholder, initialText = '', onPick }: InstrumentSearchProps): React.JSX.Element {
  const body = useOwnBody()
  const [text, setText] = useState(initialText)
  const [isOpen, setIsOpen] = useState(initialText !== '')
  const box = useRef<HTMLLabelElement>(null)
  const search = useContractSearch(text)
  const pick = (instrument: Instrument): void => {
    setText('')
    setIsOpen(false)
    onPick(instrument)
  }
  return (
    <Autocomplete.Root
      items={search.found} value={text} filter={null} autoHighlight itemToStringValue={instrumentName} open={isOpen && text.trim() !== ''}
      onOpenChange={setIsOpen}
      onValueChange={(value, { reason }) => {
        // A picked item is taken by its own handler.
        if (reason === 'item-press') return
        setText(value)
      }}
    >
      <label ref={box} className={styles['box']}>
        <Search size={13} aria-hidden="true" />
        <Autocomplete.Input aria-label={label} placeholder={placeholder} className={styles['input']} data-testid={`search-${name}`} autoFocus={initialText !== ''} spellCheck={false} />
      </label>
      <Autocomplete.Portal container={body}>
        <Autocomplete.Positioner anchor={box} className={styles['place']} sideOffset={4} align="start">
          <Autocomplete.Popup className={styles['popup']} aria-busy={search.isWaiting}>
            <Autocomplete.Status className={styles['status']} data-testid={`search-status-${name}`} data-failed={search.error !== null}>{statusOf(text, search)}</Autocomplete.Status>
            <Autocomplete.List className={styles['list']}>
              {(instrument: Instrument) => (
                <Autocomplete.Item key={instrument.conId} value={instrument} className={styles['item']} data-testid={`found-${instrument.conId}`} onClick={() => { pick(instrument) }}>
                  <strong className={styles['symbol']}>{instrumentName(instrument)}</strong>
                  <span className={styles['kind']}>{instrument.secType}</span>
                  <span className={styles['kind']}>{instrument.primaryExchange === '' ? instrument.exchange : instrument.primaryExchange}</span>
                  <span className={styles['kind']}>{instrument.currency}</span>
                  <span className={styles['description']}>{instrument.description}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
