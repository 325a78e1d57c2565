/** Every component in each of its states, in the theme and density that are chosen: for who builds the desk. */
import { useState, type ReactNode } from 'react'
import { closeOverlay } from '../actions/overlay-store.js'
import { toNumber, decimal } from '../../shared/lib/decimal.js'
import { Amount } from '../components/amount.js'
import { Button } from '../components/button.js'
import { DataGrid } from '../components/data-grid/data-grid.js'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { Dialog } from '../components/dialog.js'
import { figure } from '../../shared/domain/figure.js'
import { tell } from '../stores/toast-store.js'
import { galleryText as words } from '../text/gallery.js'
import { GalleryPanels } from './gallery-panels.js'
import { Buttons, Chips, Colours, Figures, Freshness, Instead, Meters, Sizes } from './gallery-parts.js'
import styles from './gallery.module.css'

export function Gallery(): React.JSX.Element {
  // Stands still: nothing here grows old.
  const [now] = useState(() => Date.now())
  return (
    <Dialog name="gallery" title={words.title} size="whole" onClose={closeOverlay}>
      <Part title={words.panels}><GalleryPanels now={now} /></Part>
      <Part title={words.freshness}><Freshness now={now} /></Part>
      <Part title={words.figures}><Figures /></Part>
      <Part title={words.buttons}><Buttons /></Part>
      <Part title={words.chips}><Chips /></Part>
      <Part title={words.meters}><Meters /></Part>
      <Part title={words.empty}><Instead /></Part>
      <Part title={words.grid}><Rows /></Part>
      <Part title={words.over}><Over /></Part>
      <Part title={words.colours}><Colours /></Part>
      <Part title={words.sizes}><Sizes /></Part>
    </Dialog>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): React.JSX.Element {
  return (
    <section className={styles['part']}>
      <h3 className={styles['title']}>{title}</h3>
      {children}
    </section>
  )
}

interface Row {
  readonly symbol: string
  readonly profit: string
}

const ROWS: readonly Row[] = [{ symbol: 'AAPL', profit: '1234.5' }, { symbol: 'ESZ6', profit: '-987.25' }, { symbol: 'SAP', profit: '0' }]
const rowId = (row: Row): string => row.symbol
const columns: readonly GridColumn<Row>[] = [
  { id: 'symbol', title: 'Contract', width: 90, sortBy: (row) => row.symbol, text: (row) => row.symbol },
  { id: 'profit', title: 'Profit', width: 90, align: 'end', sortBy: (row) => toNumber(decimal(row.profit)), text: (row) => row.profit, cell: (row) => <Amount figure={figure(decimal(row.profit))} gain /> }
]

function Rows(): React.JSX.Element {
  return (
    <>
      <p className={styles['hint']}>{words.menuHint}</p>
      <div className={styles['rows']}><DataGrid label={words.rows} rows={ROWS} columns={columns} keyOf={rowId} /></div>
    </>
  )
}

function Over(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => { setOpen(false) }
  return (
    <div className={styles['line']}>
      <Button data-testid="gallery-dialog" onClick={() => { setOpen(true) }}>{words.openDialog}</Button>
      <Button data-testid="gallery-toast" onClick={() => { tell(words.toast) }}>{words.tellToast}</Button>
      {isOpen ? <Dialog name="gallery-example" title={words.dialogTitle} onClose={close} actions={<Button kind="primary" onClick={close}>{words.primary}</Button>}>{words.dialogBody}</Dialog> : null}
    </div>
  )
}
