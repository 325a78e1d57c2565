/** The one owner of `workspaces.json`: reads it leniently, writes it atomically, keeps aside what it cannot use. */
import { copyFile, readFile } from 'node:fs/promises'
import type { WindowBounds } from '../../shared/workspace/workspace-schema.js'
import { WORKSPACES_VERSION, type Workspaces, type WorkspacesIssue } from '../../shared/workspace/workspaces.js'
import type { Clock } from '../../shared/lib/clock.js'
import { writeAtomically } from './atomic-write.js'
import { noWorkspacesKept, parseWorkspaces, type KeptWorkspaces } from './parse-workspaces.js'

/** Windows are dragged: their places are written when they have come to rest. */
const REST_MS = 400

export interface LoadedWorkspaces extends KeptWorkspaces {
  readonly issues: readonly WorkspacesIssue[]
}

export interface WorkspacesFileOptions {
  readonly path: string
  readonly clock: Clock
  /** A place that could not be written costs a window its place: told, and no more. */
  readonly onFault: (fault: unknown) => void
  readonly restMs?: number
}

export class WorkspacesFile {
  #loaded: Promise<LoadedWorkspaces> | null = null
  #kept: KeptWorkspaces = noWorkspacesKept
  /** One write after the other; the last one is what is kept. */
  #writing: Promise<void> = Promise.resolve()
  #resting: NodeJS.Timeout | null = null
  /** Whether the file on disk holds something that a write would lose: it could not be read, or not be kept aside. */
  #holdsMore = false
  #isClosed = false

  constructor(private readonly options: WorkspacesFileOptions) {}

  /** Reads the file, once; a missing one means the workspaces that come with Pitwall. Never rejects. */
  load(): Promise<LoadedWorkspaces> {
    this.#loaded ??= this.#read()
    return this.#loaded
  }

  /** What is known now; before `load` has settled, what comes with Pitwall. */
  get kept(): KeptWorkspaces {
    return this.#kept
  }

  #isSaved = false

  /** Whether anything was saved since the file was read. */
  get isSaved(): boolean {
    return this.#isSaved
  }

  /**
   * Keeps the workspaces. Places of windows that no layout has any more are forgotten.
   * @throws the file system's own error, and after the end that there is one; the old file is then untouched
   */
  async save(workspaces: Workspaces): Promise<void> {
    await this.load()
    if (this.#isClosed) throw new Error('the workspaces have been closed')
    this.#isSaved = true
    const open = new Set(workspaces.all.flatMap(({ layout }) => layout?.windows.map(({ id }) => id) ?? []))
    const windows = Object.fromEntries(Object.entries(this.#kept.windows).filter(([id]) => open.has(id)))
    this.#kept = { workspaces, windows: { ...windows, ...this.#placedNow(open) } }
    await this.#write()
  }

  /** Places of windows that were opened before the page has said that its layout has them. */
  #placed = new Map<string, WindowBounds>()

  #placedNow(open: ReadonlySet<string>): Readonly<Record<string, WindowBounds>> {
    return Object.fromEntries([...this.#placed].filter(([id]) => open.has(id)))
  }

  /** Where a window stands; written when it has come to rest. */
  place(id: string, bounds: WindowBounds): void {
    if (this.#isClosed) return
    this.#placed.set(id, bounds)
    this.#kept = { ...this.#kept, windows: { ...this.#kept.windows, [id]: bounds } }
    if (this.#resting !== null) clearTimeout(this.#resting)
    this.#resting = setTimeout(() => {
      this.#resting = null
      this.#write().catch(this.options.onFault)
    }, this.options.restMs ?? REST_MS)
  }

  /** Writes what is waiting; nothing is taken after that. @throws the file system's own error */
  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#resting === null) return this.#writing.catch(() => undefined)
    clearTimeout(this.#resting)
    this.#resting = null
    await this.#write()
  }

  #write(): Promise<void> {
    const written = this.#writing.catch(() => undefined).then(async () => {
      if (this.#holdsMore) await this.#copyAside()
      const { workspaces, windows } = this.#kept
      const file = { version: WORKSPACES_VERSION, current: workspaces.current, isShown: workspaces.isShown, workspaces: workspaces.all, windows }
      await writeAtomically(this.options.path, `${JSON.stringify(file, null, 2)}\n`)
    })
    this.#writing = written
    return written
  }

  async #read(): Promise<LoadedWorkspaces> {
    let text: string
    try {
      text = await readFile(this.options.path, 'utf8')
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return { ...noWorkspacesKept, issues: [] }
      this.#holdsMore = true
      return { ...noWorkspacesKept, issues: [{ workspace: null, problem: fault instanceof Error ? fault.message : String(fault), keptAs: null }] }
    }
    const { issues, ...kept } = parseWorkspaces(text)
    this.#kept = kept
    if (issues.length === 0) return { ...kept, issues: [] }
    const keptAs = await this.#keepAside()
    return { ...kept, issues: issues.map((issue) => ({ ...issue, keptAs })) }
  }

  /** The file as it was, beside itself; then what was understood takes its place, so that it is said once. */
  async #keepAside(): Promise<string | null> {
    this.#holdsMore = true
    try {
      const aside = await this.#copyAside()
      await this.#write()
      return aside
    } catch (fault) {
      this.options.onFault(fault)
      return null
    }
  }

  /** @throws the file system's own error; the file is then not to be written */
  async #copyAside(): Promise<string> {
    const aside = `${this.options.path}.kept-${new Date(this.options.clock.now()).toISOString().replace(/[:.]/g, '-')}`
    await copyFile(this.options.path, aside)
    this.#holdsMore = false
    return aside
  }
}
