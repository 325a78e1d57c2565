/** The command palette: everything that the desk can do or show, found by a few letters. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { closeOverlay } from '../actions/overlay-store.js'
import { useShortcuts } from '../actions/use-shortcuts.js'
import { Keys } from '../components/keys.js'
import { show } from '../app/current-screen.js'
import { useChart } from '../panels/chart/chart-store.js'
import { linksText } from '../text/links.js'
import { focusedPage } from '../stores/desk-pages.js'
import { useAccounts } from '../stores/views.js'
import { paletteText } from '../text/palette.js'
import { Highlighted } from './highlighted.js'
import type { PaletteEntry } from './palette-entry.js'
import styles from './palette.module.css'
import { rankedEntries, type RankedEntry, type RankedGroup } from './ranked-entries.js'
import { keepRecent, readRecent } from './recent-entries.js'
import { useEntries } from './use-entries.js'

const titleOf = ({ entry }: RankedEntry): string => entry.title

/** Whatever it is, the broker may know it: always the last line. */
function brokerGroup(query: string): readonly RankedGroup[] {
  const search = query.trim()
  if (search === '') return []
  const run = (): void => {
    useChart.setState({ search })
    show('chart')
  }
  const entry: PaletteEntry = { id: 'broker-search', title: paletteText.searchBroker(search), group: 'Broker', detail: paletteText.opensChart, words: '', actionId: null, focus: 'own', run }
  return [{ value: 'Broker', items: [{ entry, letters: [] }] }]
}

/** @param areInstrumentsOnly the way to an instrument: nothing else is offered */
export function Palette({ areInstrumentsOnly }: { readonly areInstrumentsOnly: boolean }): React.JSX.Element {
  const entries = useEntries(useAccounts(), areInstrumentsOnly)
  const [recent] = useState(() => readRecent(localStorage))
  const [query, setQuery] = useState('')
  // Over the window that a person is at work in.
  const [page] = useState(focusedPage)
  const groups = useMemo(() => [...rankedEntries(entries, query, recent), ...brokerGroup(query)], [entries, query, recent])
  const input = useRef<HTMLInputElement>(null)
  const focusAfter = useRef<PaletteEntry['focus']>('back')
  const pick = (entry: PaletteEntry): void => {
    focusAfter.current = entry.focus
    if (entry.group !== 'Broker') keepRecent(localStorage, entry.id)
    closeOverlay()
    entry.run()
  }
  const finalFocus = (): HTMLElement | boolean | null => {
    if (focusAfter.current === 'screen') return document.querySelector('main')
    return focusAfter.current === 'back'
  }
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open onOpenChange={(isOpen) => { if (!isOpen) closeOverlay() }}>
        <Dialog.Portal container={page.body}>
          <Dialog.Backdrop className={styles['backdrop']} />
          <Dialog.Popup className={styles['popup']} initialFocus={input} finalFocus={finalFocus} aria-label={paletteText.label} data-testid="palette">
            <Autocomplete.Root
              open inline items={groups} filter={null} value={query} autoHighlight="always" keepHighlight itemToStringValue={titleOf}
              onValueChange={(value, { reason }) => {
                // A picked entry is run by its own handler.
                if (reason !== 'item-press') setQuery(value)
              }}
            >
              <label className={styles['box']}>
                <Search size={15} aria-hidden="true" />
                <Autocomplete.Input ref={input} className={styles['input']} aria-label={areInstrumentsOnly ? linksText.findPlaceholder : paletteText.placeholder} placeholder={areInstrumentsOnly ? linksText.findPlaceholder : paletteText.placeholder} spellCheck={false} data-testid="palette-input" />
                <Dialog.Close className={styles['close']}>{paletteText.escape}</Dialog.Close>
              </label>
              <Autocomplete.List className={styles['list']}>
                {(group: RankedGroup) => (
                  <Autocomplete.Group key={group.value} items={group.items} className={styles['group']}>
                    <Autocomplete.GroupLabel className={styles['groupLabel']}>{paletteText.groups[group.value]}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(ranked: RankedEntry) => <Line key={ranked.entry.id} ranked={ranked} onPick={pick} />}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            <footer className={styles['foot']}>
              <span role="status">{query.trim() === '' ? paletteText.inAll(String(count)) : paletteText.found(String(count - 1))}</span>
              <span className={styles['hints']} aria-hidden="true"><kbd>↑</kbd><kbd>↓</kbd> {paletteText.choose} <kbd>Enter</kbd> {paletteText.doIt} <kbd>Esc</kbd> {paletteText.close}</span>
            </footer>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

interface LineProps {
  readonly ranked: RankedEntry
  readonly onPick: (entry: PaletteEntry) => void
}

function Line({ ranked, onPick }: LineProps): React.JSX.Element {
  const { keysOf } = useShortcuts()
  const { entry, letters } = ranked
  const keys = entry.actionId === null ? undefined : keysOf.get(entry.actionId)
  return (
    <Autocomplete.Item value={ranked} className={styles['item']} onClick={() => { onPick(entry) }} data-testid={`palette-${entry.id}`}>
      <Highlighted text={entry.title} letters={letters} />
      <span className={styles['detail']}>{entry.detail}</span>
      {keys === undefined ? null : <Keys keys={keys} />}
    </Autocomplete.Item>
  )
}
