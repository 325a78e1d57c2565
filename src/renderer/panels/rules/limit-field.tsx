/** One limit of a rule, by its type. */
import { useId } from 'react'
import { areAmountsHidden } from '../../format/shown-numbers.js'
import { useNumberStyle } from '../../stores/hooks.js'
import { ruleFieldsText } from '../../text/rule-fields.js'
import { useInstruments, type DeskInstrument } from './desk-names.js'
import { ChoiceField, ChoicesField, TextField } from './field-frame.js'
import type { LimitSpec } from './kind-spec.js'
import type { LimitText, RuleDraft } from './rule-draft.js'

export interface LimitFieldProps {
  readonly spec: LimitSpec
  readonly draft: RuleDraft
  readonly error: string | undefined
  readonly onChange: (limits: Readonly<Record<string, LimitText>>, field: string) => void
}

export function LimitField({ spec, draft: { limits }, error, onChange }: LimitFieldProps): React.JSX.Element {
  useNumberStyle()
  const { name, type, words, choices = {} } = spec
  const value = limits[name] ?? ''
  const field = `limits.${name}`
  const common = { name, label: words.label, hint: words.hint, error }
  const set = (next: LimitText): void => { onChange({ ...limits, [name]: next }, field) }
  if (typeof value !== 'string') return <ChoicesField {...common} values={value} choices={choices} onChange={set} />
  if (type === 'one') return <ChoiceField {...common} value={value} choices={choices} onChange={set} />
  if (type === 'instrument') return <InstrumentField {...common} conId={value} symbol={typeof limits['symbol'] === 'string' ? limits['symbol'] : ''} onChange={(conId, symbol) => { onChange({ ...limits, conId, symbol }, field) }} />
  return <TextField {...common} value={value} isNarrow isHidden={areAmountsHidden() && (type === 'money' || type === 'size')} onChange={set} />
}

interface InstrumentFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly conId: string
  readonly symbol: string
  readonly onChange: (conId: string, symbol: string) => void
}

/** The instrument that is meant; of two with the same name neither. A contract id alone will do. */
function meant(typed: string, known: readonly DeskInstrument[]): Pick<DeskInstrument, 'conId' | 'symbol'> | null {
  const text = typed.trim()
  const byId = known.find(({ conId }) => conId === text)
  const named = known.filter(({ name }) => name.toLowerCase() === text.toLowerCase())
  const [only] = named
  const found = byId ?? (named.length === 1 ? only : undefined)
  if (found !== undefined) return { conId: found.conId, symbol: found.name }
  return /^\d+$/.test(text) ? { conId: text, symbol: '' } : null
}

function InstrumentField({ conId, symbol, error, onChange, ...rest }: InstrumentFieldProps): React.JSX.Element {
  const known = useInstruments()
  const list = useId()
  const own = known.find((one) => one.conId === conId)
  // What is no instrument yet is kept as it was typed, in the place of the symbol.
  const shown = conId === '' ? symbol : (own?.name ?? (symbol === '' ? conId : symbol))
  const problem = conId === '' && symbol.trim() !== '' ? ruleFieldsText.isNot(symbol.trim(), ruleFieldsText.wanted.instrument) : error
  return (
    <>
      <TextField {...rest} error={problem} value={shown} list={list} placeholder={ruleFieldsText.chooseInstrument} onChange={(typed) => { const found = meant(typed, known); onChange(found?.conId ?? '', found?.symbol ?? typed) }} />
      <datalist id={list}>{known.map(({ conId: id, name, symbol: under }) => <option key={id} value={name}>{`${under} · ${id}`}</option>)}</datalist>
    </>
  )
}
