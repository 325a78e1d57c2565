/** The rule that is being edited: every field looked at as it is typed, and what it would have raised. */
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { RuleKind } from '../../../shared/domain/alerts/rule-schema.js'
import { Button } from '../../components/button.js'
import { Segments } from '../../components/segments.js'
import { ruleFieldsText as words } from '../../text/rule-fields.js'
import { ruleKindsText } from '../../text/rule-kinds.js'
import { rulesText } from '../../text/rules.js'
import { checkDraft, type RuleErrors } from './check-draft.js'
import { unknownOf, useDeskNames, useInstruments } from './desk-names.js'
import { FieldFrame, TextField } from './field-frame.js'
import { HoursField } from './hours-field.js'
import { KindField } from './kind-field.js'
import { kindSpecs, scopeOf } from './kind-spec.js'
import { LimitField } from './limit-field.js'
import { NamesField } from './names-field.js'
import { ofKind, usualHours, usualQuietHours, type RuleDraft } from './rule-draft.js'
import { RulePreviewPanel } from './rule-preview.js'
import { sentenceOf } from './rule-sentence.js'
import { change, choose, discard, draftInEditor, save, useRules } from './rules-store.js'
import formStyles from '../settings/settings.module.css'
import { IconButton } from '../../components/icon-button.js'
import styles from './rules.module.css'

const severities: readonly AlertSeverity[] = ['info', 'warning', 'critical']

export function RuleEditor(): React.JSX.Element | null {
  const chosen = useRules((state) => state.chosen)
  const drafts = useRules((state) => state.drafts)
  const view = useRules((state) => state.view)
  const draft = useMemo(() => draftInEditor({ chosen, drafts, view }), [chosen, drafts, view])
  const place = useRef<HTMLElement>(null)
  // Who opens a rule wants to type.
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [chosen])
  if (draft === null) return null
  const close = (): void => {
    choose(null)
    document.querySelector<HTMLElement>(`[data-rule="${draft.id}"] [data-edit]`)?.focus()
  }
  return (
    <section
      ref={place} tabIndex={-1} className={`${styles['panel'] ?? ''} ${styles['editor'] ?? ''}`} aria-label={rulesText.editor.label} data-testid="rule-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void saved()
      }}
    >
      <header className={styles['header']}>
        <h2 className={styles['title']}>{draft.isNew ? rulesText.editor.newTitle : ruleKindsText.kinds[draft.kind].title}</h2>
        <span className={styles['spacer']} />
        <IconButton label={rulesText.editor.close} title={rulesText.editor.closeHint} data-testid="close-rule" onClick={close}><X size={14} aria-hidden="true" /></IconButton>
      </header>
      <Form draft={draft} />
      <Foot draft={draft} isChanged={drafts[draft.id] !== undefined} />
    </section>
  )
}

/** Where something is refused, the first of it gets the focus. */
async function saved(): Promise<void> {
  const isSaved = await save()
  requestAnimationFrame(() => {
    const fault = isSaved ? null : document.querySelector<HTMLElement>('[data-testid=rule-editor] [aria-invalid="true"], [data-testid=rule-editor] [data-invalid] button')
    if (fault !== null) fault.focus()
    else focusEditor()
  })
}

/** A button that can be pressed no more must not take the keys with it. */
function focusEditor(): void {
  const editor = document.querySelector<HTMLElement>('[data-testid=rule-editor]')
  if (editor !== null && (document.activeElement === document.body || document.activeElement?.matches(':disabled') === true || document.activeElement?.matches('footer *') === true)) editor.focus()
}

/** What is said at the fields: what was typed wrong, and what main refused. A new rule does not begin with complaints. */
function useErrors(draft: RuleDraft): RuleErrors {
  const touched = useRules((state) => state.touched)
  const refusals = useRules((state) => state.refusals)
  return useMemo(() => {
    const { errors } = checkDraft(draft)
    const own = Object.entries(errors ?? {}).filter(([field]) => !draft.isNew || touched.has(field) || [...touched].some((one) => field.startsWith(`${one}.`)))
    return { ...refusals, ...Object.fromEntries(own) }
  }, [draft, touched, refusals])
}

function Form({ draft }: { readonly draft: RuleDraft }): React.JSX.Element {
  const errors = useErrors(draft)
  const { rule } = useMemo(() => checkDraft(draft), [draft])
  const { isEvent, limits } = kindSpecs[draft.kind]
  const set = (part: Partial<RuleDraft>, field: string): void => { change({ ...draft, ...part }, field) }
  const isCritical = draft.severity === 'critical'
  return (
    <div className={styles['form']}>
      <div className={styles['fields']}>
        {draft.isNew ? <KindField kind={draft.kind} onChoose={(kind: RuleKind) => { change(ofKind(draft, kind), 'kind') }} /> : null}
        <p className={styles['what']}>{ruleKindsText.kinds[draft.kind].what}</p>
        <TextField name="name" label={words.name.label} value={draft.name} error={errors['name']} onChange={(name) => { set({ name }, 'name') }} />
        <FieldFrame label={words.severity.label} hint={isCritical ? words.severity.hint : undefined} error={errors['severity']} isGroup>
          <div><Segments name="rule-severity" label={words.severity.label} choices={severities} value={draft.severity} words={words.severities} onChoose={(severity) => { set({ severity }, 'severity') }} /></div>
        </FieldFrame>
        <fieldset className={styles['group']}>
          <legend>{words.sections.condition}</legend>
          {limits.map((spec) => <LimitField key={`${draft.kind} ${spec.name}`} spec={spec} draft={draft} error={errors[`limits.${spec.name}`]} onChange={(next, field) => { set({ limits: next }, field) }} />)}
          {isEvent ? null : (
            <div className={styles['pair']}>
              <TextField name="hold" label={words.hold.label} hint={words.hold.hint} value={draft.holdMs} isNarrow error={errors['holdMs']} onChange={(holdMs) => { set({ holdMs }, 'holdMs') }} />
              <TextField name="recover" label={words.recover.label} hint={words.recover.hint} value={draft.recoverMs} isNarrow error={errors['recoverMs']} onChange={(recoverMs) => { set({ recoverMs }, 'recoverMs') }} />
            </div>
          )}
          {rule === null ? null : <p className={styles['reads']} data-testid="rule-sentence">{sentenceOf(rule)}</p>}
        </fieldset>
        <Scope draft={draft} errors={errors} />
        <fieldset className={styles['group']}>
          <legend>{words.sections.when}</legend>
          <Hours draft={draft} which="activeHours" errors={errors} />
          <Hours draft={draft} which="quietHours" errors={errors} />
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{words.sections.telling}</legend>
          <TextField name="group" label={words.group.label} hint={words.group.hint} value={draft.groupMs} isNarrow error={errors['groupMs']} onChange={(groupMs) => { set({ groupMs }, 'groupMs') }} />
          {isCritical ? <TextField name="escalate" label={words.escalate.label} hint={words.escalate.hint} value={draft.escalateEveryMs} isNarrow error={errors['escalateEveryMs']} onChange={(escalateEveryMs) => { set({ escalateEveryMs }, 'escalateEveryMs') }} /> : <p className={formStyles['hint']}>{words.escalate.onlyCritical}</p>}
        </fieldset>
      </div>
      <RulePreviewPanel rule={rule} />
    </div>
  )
}

function Hours({ draft, which, errors }: { readonly draft: RuleDraft; readonly which: 'activeHours' | 'quietHours'; readonly errors: RuleErrors }): React.JSX.Element {
  const isActive = which === 'activeHours'
  return (
    <HoursField
      name={which} {...(isActive ? words.active : words.quiet)} none={isActive ? words.always : words.never} usual={isActive ? usualHours : usualQuietHours} value={draft[which]}
      errors={{ days: errors[`${which}.days`], from: errors[`${which}.from`], until: errors[`${which}.until`], zone: errors[`${which}.zone`] }}
      onChange={(hours, field) => { change({ ...draft, [which]: hours }, field) }}
    />
  )
}

function Scope({ draft, errors }: { readonly draft: RuleDraft; readonly errors: RuleErrors }): React.JSX.Element | null {
  const names = useDeskNames()
  const instruments = useInstruments()
  const parts = scopeOf(draft.kind, draft.limits)
  if (parts.length === 0) return null
  const unknown = unknownOf(draft.scope, names, instruments)
  return (
    <fieldset className={styles['group']}>
      <legend>{words.sections.about}</legend>
      {parts.map((part) => (
        <NamesField
          key={part} name={part} label={words[part].label} names={draft.scope[part]} known={names[part]} unknown={unknown} error={errors[`scope.${part}`]}
          onChange={(next) => { change({ ...draft, scope: { ...draft.scope, [part]: [...next] } }, `scope.${part}`) }}
        />
      ))}
    </fieldset>
  )
}

function Foot({ draft, isChanged }: { readonly draft: RuleDraft; readonly isChanged: boolean }): React.JSX.Element {
  const isSaving = useRules((state) => state.isSaving)
  const outcome = useRules((state) => state.outcome)
  const { editor } = rulesText
  return (
    <footer className={styles['foot']}>
      <p className={styles['outcome']} role={outcome?.isFailure === true ? 'alert' : 'status'} data-bad={outcome?.isFailure === true} data-testid="rule-outcome">{isSaving ? editor.saving : (outcome?.words ?? (isChanged ? '' : editor.allSaved))}</p>
      <Button disabled={!isChanged || isSaving} data-testid="discard-rule" onClick={() => { discard(); focusEditor() }}>{draft.isNew ? editor.discard : editor.undo}</Button>
      <Button kind="primary" disabled={!isChanged || isSaving} data-testid="save-rule" onClick={() => { void saved() }}>{editor.save}</Button>
    </footer>
  )
}
