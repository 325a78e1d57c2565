/** Everything that is known of one row, beneath its table: each field with its source, moment and definition, and the rows that belong to it. */
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { EpochMs } from '../../shared/lib/clock.js'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { CopyButton } from '../components/copy-button.js'
import { FreshnessChip } from '../components/freshness-chip.js'
import { formatMoment, formatTold, inAllZones } from '../format/time-format.js'
import { useClock } from '../stores/clock-store.js'
import { deskStore } from '../stores/desk-store.js'
import { useTruth, useZone } from '../stores/hooks.js'
import { rowDetailText as words } from '../text/row-detail.js'
import { AlertMe, type AlertWay } from './alert-me.js'
import { detailAsJson, detailAsText, type DetailField, type LinkedRow, type SourcedField } from './detail-field.js'
import { IconButton } from '../components/icon-button.js'
import styles from './row-detail.module.css'

export interface RowDetailProps {
  readonly title: string
  readonly fields: readonly DetailField[]
  readonly linked: readonly LinkedRow[]
  /** Rules that could be made about it. */
  readonly alerts: readonly AlertWay[]
  /** The row has left its table since. */
  readonly isGone: boolean
  readonly onGo: (row: LinkedRow) => void
  readonly onClose: () => void
}

function sourceWords(from: readonly SliceKey[]): string {
  return from.map((key) => words.source(slices[key].title, slices[key].source)).join(' + ')
}

/** The oldest of its slices; null: of one it is not known. */
function asOfNow({ from, at }: DetailField): EpochMs | null {
  if (at !== undefined) return at
  const { tables } = deskStore.getState()
  const known = from.map((key) => tables[key].meta.asOf)
  return known.some((one) => one === null) || known.length === 0 ? null : Math.min(...known.filter((one) => one !== null))
}

const sourced = (fields: readonly DetailField[]): readonly SourcedField[] => fields.map((field) => ({ ...field, sources: sourceWords(field.from), asOf: asOfNow(field) }))

export function RowDetail({ title, fields, linked, alerts, isGone, onGo, onClose }: RowDetailProps): React.JSX.Element {
  const region = useRef<HTMLElement>(null)
  const zone = useZone()
  useEffect(() => {
    region.current?.focus()
  }, [])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <section ref={region} className={styles['detail']} tabIndex={-1} aria-label={title} data-row-detail data-testid="row-detail" onKeyDown={onKeyDown}>
      <header className={styles['header']}>
        <h3 className={styles['title']}>{title}</h3>
        {isGone ? <p className={styles['gone']} role="status">{words.gone}</p> : null}
        <span className={styles['spacer']} />
        <AlertMe ways={isGone ? [] : alerts} />
        <CopyButton label={words.copyText} testId="detail-copy-text" read={() => detailAsText(title, sourced(fields), linked, (at) => formatMoment(at, zone))} />
        <CopyButton label={words.copyJson} testId="detail-copy-json" read={() => detailAsJson(title, sourced(fields), linked)} />
        <IconButton label={words.close} title={words.closeTip} onClick={onClose}><X size={14} aria-hidden="true" /></IconButton>
      </header>
      <div className={styles['body']} tabIndex={0} role="group" aria-label={words.fields}>
        <dl className={styles['fields']}>
          {fields.map((field) => <Field key={field.id} field={field} />)}
        </dl>
        <section className={styles['linked']} aria-label={words.linked}>
          <h4 className={styles['subtitle']}>{words.linked}</h4>
          {linked.length === 0 ? <p className={styles['soft']}>{words.nothingLinked}</p> : null}
          <ul className={styles['list']}>
            {linked.map((row) => (
              <li key={`${row.kind} ${row.id}`}>
                <button type="button" className={styles['link']} data-testid={`linked-${row.kind}`} title={words.go(words.kinds[row.kind], row.text)} onClick={() => { onGo(row) }}>
                  <span className={styles['kind']}>{words.kinds[row.kind]}</span> {row.text}
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </section>
  )
}

function Field({ field }: { readonly field: DetailField }): React.JSX.Element {
  const { freshness, oldestAsOf } = useTruth(field.from)
  const now = useClock((clock) => clock.now)
  const zone = useZone()
  const asOf = field.at === undefined ? oldestAsOf : field.at
  return (
    <div className={styles['field']} data-field={field.id}>
      <dt className={styles['label']}>{field.label}</dt>
      <dd className={styles['value']}>{field.text === '' ? words.none : field.text}</dd>
      <dd className={styles['source']}>
        <span className={styles['from']} title={asOf === null ? undefined : inAllZones(asOf)}>{asOf === null ? sourceWords(field.from) : words.asOf(sourceWords(field.from), formatTold(asOf, now, zone))}</span>
        <FreshnessChip name={`detail-${field.id}`} state={freshness.state} ageMs={null} asOf={asOf} />
      </dd>
      {field.definition === undefined ? null : <dd className={styles['definition']}>{field.definition}</dd>}
    </div>
  )
}
