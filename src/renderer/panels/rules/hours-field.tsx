/** Hours of the week by the clocks of a zone, in which a rule is awake, or nobody is disturbed. */
import { useId } from 'react'
import { Choices } from '../../components/choices.js'
import { Segments } from '../../components/segments.js'
import { zoneName } from '../../format/time-format.js'
import { language } from '../../text/language.js'
import { ruleFieldsText as words } from '../../text/rule-fields.js'
import type { HoursDraft } from './rule-draft.js'
import formStyles from '../settings/settings.module.css'
import styles from './rules.module.css'

export interface HoursFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: HoursDraft | null
  /** What is said where there are none. */
  readonly none: string
  /** What they begin with. */
  readonly usual: HoursDraft
  readonly errors: { readonly days: string | undefined; readonly from: string | undefined; readonly until: string | undefined; readonly zone: string | undefined }
  /** @param field the part that was changed */
  readonly onChange: (value: HoursDraft | null, field: string) => void
}

/** Monday first: a week of the markets. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const
/** A Sunday. */
const SUNDAY = Date.UTC(2_026, 0, 4)

function dayName(day: number): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(SUNDAY + day * 86_400_000)
}

/** Asked once: there are hundreds. */
let zones: readonly string[] | null = null

function knownZones(): readonly string[] {
  zones ??= Intl.supportedValuesOf('timeZone')
  return zones
}

export function HoursField({ name, label, hint, value, none, usual, errors, onChange }: HoursFieldProps): React.JSX.Element {
  const own = { no: none, yes: words.inHours }
  const id = useId()
  return (
    <div className={styles['field']} role="group" aria-labelledby={id} data-testid={`hours-${name}`}>
      <span id={id} className={formStyles['label']}>{label}</span>
      <div className={formStyles['control']}>
        <div><Segments name={`hours-${name}`} label={label} choices={['no', 'yes']} value={value === null ? 'no' : 'yes'} words={own} onChoose={(choice) => { onChange(choice === 'no' ? null : usual, name) }} /></div>
        {value === null ? null : <Hours name={name} label={label} value={value} errors={errors} onChange={onChange} />}
        {(['days', 'from', 'until', 'zone'] as const).map((part) => (errors[part] === undefined ? null : <span key={part} id={`${id}-${part}`} className={formStyles['error']} role="alert" data-testid={`hours-error-${part}`}>{errors[part]}</span>))}
        <span className={formStyles['hint']}>{hint}</span>
      </div>
    </div>
  )
}

function Hours({ name, label, value, errors, onChange }: Pick<HoursFieldProps, 'name' | 'label' | 'errors' | 'onChange'> & { readonly value: HoursDraft }): React.JSX.Element {
  const list = useId()
  const { days, from, until, zone } = value
  const turn = (chosen: readonly string[]): void => { onChange({ ...value, days: chosen.map(Number).sort((a, b) => a - b) }, `${name}.days`) }
  const input = (part: 'from' | 'until' | 'zone', placeholder: string): React.JSX.Element => (
    <input
      className={`${formStyles['text'] ?? ''} ${styles[part === 'zone' ? 'zoneInput' : 'timeInput'] ?? ''}`} aria-label={`${label}: ${words[part]}`} aria-invalid={errors[part] !== undefined} data-invalid={errors[part] === undefined ? undefined : ''}
      data-testid={`hours-${name}-${part}`} value={value[part]} placeholder={placeholder} list={part === 'zone' ? list : undefined} autoComplete="off" spellCheck={false}
      onChange={(event) => { onChange({ ...value, [part]: event.target.value }, `${name}.${part}`) }}
    />
  )
  return (
    <>
      <Choices name={`hours-${name}-day`} label={`${label}: ${words.days}`} choices={DAYS.map((day) => ({ value: String(day), words: dayName(day) }))} values={days.map(String)} wraps onChoose={turn} />
      <div className={styles['hours']}>
        <span>{words.from}</span>{input('from', '09:30')}<span>{words.until}</span>{input('until', '16:00')}
        {until === from ? <span className={styles['faint']}>{words.allDay}</span> : until < from ? <span className={styles['faint']}>{words.nextDay}</span> : null}
      </div>
      <div className={styles['hours']}><span>{words.zone}</span>{input('zone', words.zonePlaceholder(zoneName('local')))}</div>
      <datalist id={list}>{zone.trim().length < 2 ? null : knownZones().map((one) => <option key={one} value={one} />)}</datalist>
    </>
  )
}
