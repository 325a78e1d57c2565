/** What a person is asked before a workspace gets a name, is deleted or loses its arrangement. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { useState, type SyntheticEvent } from 'react'
import { LONGEST_NAME, shippedWorkspaces, type ShippedWorkspace, type Workspace, type Workspaces } from '../../shared/workspace/workspaces.js'
import { Button } from '../components/button.js'
import { focusedPage } from '../stores/desk-pages.js'
import { workspaceText } from '../text/workspace.js'
import { useDock } from './dock-store.js'
import { arranged, created, currentOf, removed, renamed } from './workspace-changes.js'
import styles from './workspace.module.css'
import { changeWorkspaces } from './workspaces-store.js'

const { dialog: words, bases } = workspaceText

function close(): void {
  useDock.setState({ dialog: null })
}

export function WorkspaceDialogs({ workspaces }: { readonly workspaces: Workspaces }): React.JSX.Element | null {
  const dialog = useDock((state) => state.dialog)
  const [page] = useState(focusedPage)
  if (dialog === null) return null
  const current = currentOf(workspaces)
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open onOpenChange={(isOpen) => { if (!isOpen) close() }}>
        <Dialog.Portal container={page.body}>
          <Dialog.Backdrop className={styles['backdrop']} />
          <Dialog.Popup className={styles['dialog']} data-testid={`dialog-${dialog}`}>
            {dialog === 'create' ? <CreateForm /> : null}
            {dialog === 'rename' ? <RenameForm workspace={current} /> : null}
            {dialog === 'remove' ? <RemoveForm workspace={current} /> : null}
            {dialog === 'reset' ? <ResetForm workspace={current} /> : null}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

interface FormProps {
  readonly title: string
  readonly act: string
  readonly isOff?: boolean
  readonly onAct: () => void
  readonly children: React.ReactNode
}

function Form({ title, act, isOff = false, onAct, children }: FormProps): React.JSX.Element {
  const finish = (): void => {
    if (isOff) return
    onAct()
    close()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    finish()
  }
  return (
    <form onSubmit={submit} className={styles['form']}>
      <Dialog.Title className={styles['dialogTitle']}>{title}</Dialog.Title>
      {children}
      <div className={styles['acts']}>
        <Button onClick={close}>{words.cancel}</Button>
        <Button kind="primary" disabled={isOff} onClick={finish} data-testid="dialog-act">{act}</Button>
      </div>
    </form>
  )
}

function NameField({ name, onName }: { readonly name: string, readonly onName: (name: string) => void }): React.JSX.Element {
  return (
    <label className={styles['field']}>
      {words.name}
      <input value={name} maxLength={LONGEST_NAME} spellCheck={false} onChange={(event) => { onName(event.target.value) }} onFocus={(event) => { event.target.select() }} data-testid="dialog-name" />
    </label>
  )
}

function CreateForm(): React.JSX.Element {
  const [name, setName] = useState('')
  const [base, setBase] = useState<ShippedWorkspace>('monitor')
  return (
    <Form title={words.create.title} act={words.create.act} isOff={name.trim() === ''} onAct={() => { changeWorkspaces((before) => created(before, crypto.randomUUID(), name, base)) }}>
      <NameField name={name} onName={setName} />
      <label className={styles['field']}>
        {words.base}
        <select value={base} onChange={({ target }) => { setBase(shippedWorkspaces.find((one) => one === target.value) ?? 'monitor') }} data-testid="dialog-base">
          {shippedWorkspaces.map((one) => <option key={one} value={one}>{bases[one]}</option>)}
        </select>
      </label>
    </Form>
  )
}

function RenameForm({ workspace: { id, name: before } }: { readonly workspace: Workspace }): React.JSX.Element {
  const [name, setName] = useState(before)
  return (
    <Form title={words.rename.title} act={words.rename.act} isOff={name.trim() === ''} onAct={() => { changeWorkspaces((all) => renamed(all, id, name)) }}>
      <NameField name={name} onName={setName} />
    </Form>
  )
}

function RemoveForm({ workspace: { id, name } }: { readonly workspace: Workspace }): React.JSX.Element {
  return (
    <Form title={words.remove.title(name)} act={words.remove.act} onAct={() => { changeWorkspaces((all) => removed(all, id)) }}>
      <Dialog.Description className={styles['detail']}>{words.remove.detail}</Dialog.Description>
    </Form>
  )
}

function ResetForm({ workspace: { id, name, base } }: { readonly workspace: Workspace }): React.JSX.Element {
  const reset = (): void => {
    useDock.setState(({ resets }) => ({ resets: resets + 1 }))
    changeWorkspaces((all) => arranged(all, id, null))
  }
  return (
    <Form title={words.reset.title(name)} act={words.reset.act} onAct={reset}>
      <Dialog.Description className={styles['detail']}>{words.reset.detail(bases[base])}</Dialog.Description>
    </Form>
  )
}
