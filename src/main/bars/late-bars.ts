/**
 * The bars of a desk from its first moment on, with their code read when somebody first asks for it: a start paints a desk,
 * not a chart. What is asked early waits for the code and is answered in the order in which it was asked.
 */
import type { BarQuery, BarView } from '../../shared/domain/bar.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { BarService, BarServiceOptions } from './bar-service.js'
import type { BarBroker, BrokerAnswer } from './ports.js'

export type LateBarsOptions = Omit<BarServiceOptions, 'tailTiming'> & Partial<Pick<BarServiceOptions, 'tailTiming'>>

export class LateBars {
  #service: Promise<BarService> | null = null
  #hasEnded = false

  constructor(private readonly options: LateBarsOptions) {}

  /** See `BarService.attach`. */
  attach(broker: BarBroker): void {
    this.#load().then((service) => { service.attach(broker) }).catch((fault: unknown) => {
      this.options.logger.error({ err: fault }, 'the bars of the broker cannot be used')
    })
  }

  /** See `BarService.show`. */
  async show(query: BarQuery): Promise<BarView> {
    return (await this.#load()).show(query)
  }

  /** See `BarService.sessions`. */
  async sessions(): Promise<MarketSessions[]> {
    return [...(await this.#load()).sessions()]
  }

  async search(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    return (await this.#load()).search(pattern)
  }

  /** Ends a view; one that is not open is no matter. */
  close(id: number): void {
    this.#tell((service) => { service.close(id) })
  }

  /** The page has gone, and with it all that it looked at or was about to. */
  closeAll(): void {
    this.#tell((service) => { service.closeAll() })
  }

  /** Ends everything; what is asked afterwards is refused. */
  end(): void {
    this.#hasEnded = true
    this.#tell((service) => { service.end() })
  }

  /** Nothing to do where nothing was asked for: there are no views. */
  #tell(what: (service: BarService) => void): void {
    // Whoever had the code loaded hears that it could not be.
    this.#service?.then(what, () => undefined)
  }

  #load(): Promise<BarService> {
    if (this.#hasEnded) return Promise.reject(new Error('the bars of this desk have ended'))
    this.#service ??= this.#make()
    return this.#service
  }

  async #make(): Promise<BarService> {
    const [{ BarService }, { tailTiming }] = await Promise.all([import('./bar-service.js'), import('./series-tail.js')])
    return new BarService({ tailTiming, ...this.options })
  }
}
