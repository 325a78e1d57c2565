/** An address as a secret: never shown, never prefilled; where it is kept, and what became of a test. */
import { Field } from '@base-ui/react/field'
import { useEffect } from 'react'
import type { ChannelStatus } from '../../../shared/domain/alerts/inbox.js'
import { requests } from '../../../shared/ipc/contract.js'
import { bridge } from '../../app/bridge.js'
import { Button } from '../../components/button.js'
import { formatTime } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { settingsText } from '../../text/settings.js'
import { keepAddress, loadAddresses, typeAddress, useAddresses, type Outbound } from './address-store.js'
import { ConnectionTestView } from './connection-test.js'
import styles from './settings.module.css'
import { changedFields, draftOf } from './settings-draft.js'
import { useSettings } from './settings-store.js'
import { useConnectionTest } from './use-connection-test.js'

const words = settingsText.outbound
const channels = { webhook: 'webhook', deadMan: 'dead-man' } as const

export interface AddressFieldProps {
  readonly which: Outbound
  readonly placeholder: string
  readonly tokenHint: string
  /** What a test is called. */
  readonly test: string
}

export function AddressField({ which, placeholder, tokenHint, test }: AddressFieldProps): React.JSX.Element {
  const known = useAddresses((state) => state.known?.[which] ?? null)
  const { url, token } = useAddresses((state) => state.typed[which])
  const failure = useAddresses((state) => state.failure[which])
  const isKeeping = useAddresses((state) => state.isKeeping)
  useEffect(() => { void loadAddresses() }, [])
  const isKnown = known !== null && known.kept !== 'none'
  return (
    <>
      <Field.Root className={styles['field']} invalid={failure !== null}>
        <Field.Label className={styles['label']}>{words.address}</Field.Label>
        <div className={styles['control']}>
          <Field.Control type="password" className={styles['text']} data-testid={`address-${which}`} value={url} placeholder={isKnown ? words.unchanged : placeholder} autoComplete="off" spellCheck={false} onChange={(event) => { typeAddress(which, 'url', event.target.value) }} />
          {failure === null ? null : <Field.Error match className={styles['error']} data-testid={`address-error-${which}`}>{failure}</Field.Error>}
          <Field.Description className={styles['hint']} data-testid={`address-kept-${which}`}>{keptWords(known)} {words.typedFate}</Field.Description>
        </div>
      </Field.Root>
      <Field.Root className={styles['field']}>
        <Field.Label className={styles['label']}>{words.token}</Field.Label>
        <div className={styles['control']}>
          <Field.Control type="password" className={styles['text']} data-testid={`token-${which}`} value={token} placeholder={known?.hasToken === true ? words.unchanged : ''} autoComplete="off" onChange={(event) => { typeAddress(which, 'token', event.target.value) }} />
          <Field.Description className={styles['hint']}>{tokenHint}</Field.Description>
        </div>
      </Field.Root>
      <div className={`${styles['row'] ?? ''} ${styles['indent'] ?? ''}`}>
        <Button disabled={url.trim() === '' || isKeeping} data-testid={`keep-${which}`} onClick={() => { void keepAddress(which) }}>{words.keep}</Button>
        {isKnown ? <Button disabled={isKeeping} data-testid={`forget-${which}`} onClick={() => { void keepAddress(which, true) }}>{words.forget}</Button> : null}
      </div>
      <DeliveryTest which={which} label={test} isTyped={url.trim() !== ''} host={known?.host ?? null} />
    </>
  )
}

function keptWords(known: { readonly kept: 'none' | 'keychain' | 'session'; readonly host: string | null; readonly hasToken: boolean } | null): string {
  if (known === null || known.kept === 'none') return words.kept.none
  return words.kept[known.kept](known.host ?? '', known.hasToken ? words.withToken : '')
}

interface DeliveryTestProps {
  readonly which: Outbound
  readonly label: string
  readonly isTyped: boolean
  readonly host: string | null
}

/** A real telling, to what is kept and by what is saved. */
function DeliveryTest({ which, label, isTyped, host }: DeliveryTestProps): React.JSX.Element {
  const isUnsaved = useSettings(({ draft, view }) => draft !== null && view !== null && changedFields(draft, draftOf(view.settings)).some((path) => path.startsWith(`notifications.${which}.`)))
  const test = useConnectionTest(async () => {
    const address = { step: words.steps.address, outcome: host === null ? 'failed' : 'passed', ms: 0, code: null, detail: host ?? words.noAddress, remedy: null } as const
    const reply = await bridge.request('alerts:test-delivery', { channel: channels[which] })
    if (!reply.ok) return reply
    return { ok: true, value: [address, ...(host === null ? [] : [{ step: words.steps.answer, ...reply.value }])] }
  }, requests['alerts:test-delivery'].deadlineMs)
  return (
    <>
      <ConnectionTestView name={which} label={label} test={test} isOutdated={isUnsaved || isTyped} />
      {isTyped || isUnsaved ? <p className={styles['hint']} role="status">{isTyped ? words.typed : words.unsaved}</p> : null}
    </>
  )
}

/** How a channel has fared so far. */
export function ChannelLine({ status }: { readonly status: ChannelStatus | undefined }): React.JSX.Element | null {
  const zone = useZone()
  if (status === undefined) return null
  const { error, lastShownAt } = status
  if (error !== null) return <p className={styles['failure']} role="status">{words.lastFailed(formatTime(error.at, zone), `${error.code}: ${error.message}`)}</p>
  return lastShownAt === null ? null : <p className={styles['hint']} role="status">{words.last(formatTime(lastShownAt, zone))}</p>
}
