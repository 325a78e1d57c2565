/**
 * One desk from opening to closing: the last snapshot first, then the sources behind it, one publisher to the page.
 * Switching desks or changing connection settings closes one desk and opens the next: never two at a time.
 */
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { DeskPatch } from '../../shared/ipc/desk-patch.js'
import type { SliceSource } from '../../shared/state/slices.js'
import type { DeskStore } from './desk-store.js'
import type { PatchPublisher } from './patch-publisher.js'
import type { SnapshotStore, Source } from './ports.js'
import { settledWithin } from '../lib/settled-within.js'

/** How long a page waits for the snapshot file before it is shown an empty desk that fills when the file is read. */
const SNAPSHOT_PATIENCE_MS = 2_000
/** Sources start when a page has the snapshot on screen; where no page says so (started hidden) this long after the file was read. */
const NO_PAGE_PATIENCE_MS = 3_000

/** What feeds the desk, made together and ended together. */
export interface Feeds {
  readonly sources: ReadonlyMap<SliceSource, Source>
  /** Another watch list, the most important instrument first. */
  watch(instruments: readonly Instrument[]): void
  /** The machine goes to sleep: connections are closed before they turn half-open. One source only: it stands aside. */
  suspend(only?: SliceSource): void
  /** The machine woke up: everything is tried anew. */
  resume(only?: SliceSource): void
  /** A place for a guest's connection under the database's ceiling; see `PostgresSource`. */
  guest(postgres: PostgresSettings, signal: AbortSignal): Promise<() => void>
  /** Ends what the sources were fed by (a demo desk's backends), after the sources have stopped. */
  close(): Promise<void>
}

export interface DeskOptions {
  readonly store: DeskStore
  readonly publisher: PatchPublisher
  readonly snapshot: SnapshotStore
  /** Makes the sources when their turn comes; must give up, and end what it began, when the signal says so. */
  readonly connect: (signal: AbortSignal) => Promise<Feeds>
  /** Called when connecting itself failed: each source reports its own failures, so this is a fault of ours. */
  readonly onFault: (what: string, fault: unknown) => void
}

export class Desk {
  readonly #closing = new AbortController()
  readonly #restored: Promise<void>
  #connecting: Promise<Feeds | null> | null = null
  #noPage: NodeJS.Timeout | null = null
  /** The last change of the watch list, for sources that are still to come. */
  #watched: readonly Instrument[] | null = null

  /** Opens the snapshot file at once. */
  constructor(private readonly options: DeskOptions) {
    this.#restored = this.#restore()
  }

  /** The whole desk for a page, snapshot first. */
  async openPage(): Promise<DeskPatch> {
    await settledWithin(this.#restored, SNAPSHOT_PATIENCE_MS, undefined)
    return this.options.publisher.open()
  }

  /** A page has the desk on screen: now the backends may be tried. */
  pagePainted(): void {
    this.options.publisher.painted()
    this.#startSources()
  }

  /** Asks one source, or all, for everything again. */
  async refresh(source: SliceSource | null, signal: AbortSignal): Promise<void> {
    const feeds = await this.#connecting
    if (feeds === null) return
    const wanted = [...feeds.sources].filter(([name]) => source === null || name === source)
    await Promise.all(wanted.map(([, each]) => each.refresh(signal)))
  }

  /** Another watch list: the sources that run take it as they are. */
  async watch(instruments: readonly Instrument[]): Promise<void> {
    this.#watched = instruments
    const feeds = await this.#connecting
    if (this.#watched === instruments && !this.#closing.signal.aborted) feeds?.watch(instruments)
  }

  /** The machine is about to sleep. */
  async suspend(only?: SliceSource): Promise<void> {
    const feeds = await this.#connecting
    feeds?.suspend(only)
  }

  /** The machine woke up. */
  async resume(only?: SliceSource): Promise<void> {
    const feeds = await this.#connecting
    if (!this.#closing.signal.aborted) feeds?.resume(only)
  }

  /** A place for a connection of a guest to the desk's own database server, if that is where these settings lead. @throws the signal's reason */
  async guest(postgres: PostgresSettings, signal: AbortSignal): Promise<() => void> {
    const feeds = await this.#connecting
    return feeds === null ? () => undefined : feeds.guest(postgres, signal)
  }

  /** Stops the sources, then saves and closes the file. */
  async close(): Promise<void> {
    this.#closing.abort()
    if (this.#noPage !== null) clearTimeout(this.#noPage)
    const feeds = await this.#connecting
    if (feeds !== null) await this.#stop(feeds)
    this.options.publisher.stop()
    await this.#restored
    await this.options.snapshot.close()
  }

  async #restore(): Promise<void> {
    const { store, snapshot } = this.options
    try {
      store.restore(await snapshot.open())
    } catch (fault) {
      this.options.onFault('reading the snapshot', fault)
    }
    store.onChange((change) => {
      snapshot.save([change])
    })
    // What a source said while the file was still being read is in no file yet.
    snapshot.save(store.whole().filter((change) => change.meta.origin === 'live'))
    if (this.#closing.signal.aborted) return
    this.#noPage = setTimeout(() => {
      this.#startSources()
    }, NO_PAGE_PATIENCE_MS)
  }

  #startSources(): void {
    if (this.#connecting !== null || this.#closing.signal.aborted) return
    if (this.#noPage !== null) clearTimeout(this.#noPage)
    this.#connecting = this.#connect()
  }

  async #connect(): Promise<Feeds | null> {
    try {
      const feeds = await this.options.connect(this.#closing.signal)
      if (this.#watched !== null) feeds.watch(this.#watched)
      if (!this.#closing.signal.aborted) for (const source of feeds.sources.values()) source.start()
      return feeds
    } catch (fault) {
      if (!this.#closing.signal.aborted) this.options.onFault('connecting the desk', fault)
      return null
    }
  }

  async #stop(feeds: Feeds): Promise<void> {
    const ends = await Promise.allSettled([...feeds.sources.values()].map((source) => source.stop()))
    for (const end of ends) if (end.status === 'rejected') this.options.onFault('stopping a source', end.reason)
    await feeds.close()
  }
}
