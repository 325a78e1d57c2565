/** What a person is asked before a workspace gets a name, is deleted or loses its arrangement. */
import { useRef, useState, type RefObject, type SyntheticEvent } from 'react'
import { LONGEST_NAME, shippedWorkspaces, type ShippedWorkspace, type Workspace, type Workspaces } from '../../shared/workspace/workspaces.js'
import { Button } from '../components/button.js'
import { Dialog } from '../components/dialog.js'
import { workspaceText } from '../text/workspace.js'
import { useDock, type WorkspaceDialog } from './dock-store.js'
import { arranged, created, currentOf, removed, renamed } from './workspace-changes.js'
import styles from './workspace.module.css'
import { changeWorkspaces } from './workspaces-store.js'

const { dialog: words, bases } = workspaceText

function close(): void {
  useDock.setState({ dialog: null })
}

export function WorkspaceDialogs({ workspaces }: { readonly workspaces: Workspaces }): React.JSX.Element | null {
  const dialog = useDock((state) => state.dialog)
  if (dialog === null) return null
  const workspace = currentOf(workspaces)
  switch (dialog) {
    case 'create':
      return <CreateForm />
    case 'rename':
      return <RenameForm workspace={workspace} />
    case 'remove':
      return <RemoveForm workspace={workspace} />
    case 'reset':
      return <ResetForm workspace={workspace} />
  }
}

interface FormProps {
  readonly name: WorkspaceDialog
  readonly title: string
  readonly act: string
  readonly isOff?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly onAct: () => void
  readonly children: React.ReactNode
}

function Form({ name, title, act, isOff = false, initialFocus, onAct, children }: FormProps): React.JSX.Element {
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
    <Dialog
      name={`dialog-${name}`} title={title} size="small" onClose={close} {...(initialFocus === undefined ? {} : { initialFocus })}
      actions={<><Button onClick={close}>{words.cancel}</Button><Button kind="primary" disabled={isOff} onClick={finish} data-testid="dialog-act">{act}</Button></>}
    >
      <form onSubmit={submit} className={styles['form']}>{children}</form>
    </Dialog>
  )
}

interface NameFieldProps {
  readonly name: string
  readonly field: RefObject<HTMLInputElement | null>
  readonly onName: (name: string) => void
}

function NameField({ name, field, onName }: NameFieldProps): React.JSX.Element {
  return (
    <label className={styles['field']}>
      {words.name}
      <input ref={field} value={name} maxLength={LONGEST_NAME} spellCheck={false} onChange={(event) => { onName(event.target.value) }} onFocus={(event) => { event.target.select() }} data-testid="dialog-name" />
    </label>
  )
}

function CreateForm(): React.JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [base, setBase] = useState<ShippedWorkspace>('monitor')
  return (
    <Form name="create" initialFocus={field} title={words.create.title} act={words.create.act} isOff={name.trim() === ''} onAct={() => { changeWorkspaces((before) => created(before, crypto.randomUUID(), name, base)) }}>
      <NameField name={name} field={field} onName={setName} />
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
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(before)
  return (
    <Form name="rename" initialFocus={field} title={words.rename.title} act={words.rename.act} isOff={name.trim() === ''} onAct={() => { changeWorkspaces((all) => renamed(all, id, name)) }}>
      <NameField name={name} field={field} onName={setName} />
    </Form>
  )
}

function RemoveForm({ workspace: { id, name } }: { readonly workspace: Workspace }): React.JSX.Element {
  return (
    <Form name="remove" title={words.remove.title(name)} act={words.remove.act} onAct={() => { changeWorkspaces((all) => removed(all, id)) }}>
      <p className={styles['detail']}>{words.remove.detail}</p>
    </Form>
  )
}

function ResetForm({ workspace: { id, name, base } }: { readonly workspace: Workspace }): React.JSX.Element {
  const reset = (): void => {
    useDock.setState(({ resets }) => ({ resets: resets + 1 }))
    changeWorkspaces((all) => arranged(all, id, null))
  }
  return (
    <Form name="reset" title={words.reset.title(name)} act={words.reset.act} onAct={reset}>
      <p className={styles['detail']}>{words.reset.detail(bases[base])}</p>
    </Form>
  )
}
