/**
 * The bars of a desk from its first moment on, with their code read when somebody first asks for it: a start paints a desk,
 * not a chart. What is asked early waits for the code and is answered in the order in which it was asked.
 */
import type { BarQuery, BarView } from '../../shared/domain/bar.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { LatePart } from '../lib/late-part.js'
import type { BarService, BarServiceOptions } from './bar-service.js'
import type { BarBroker, BrokerAnswer } from './ports.js'

export type LateBarsOptions = Omit<BarServiceOptions, 'tailTiming'> & Partial<Pick<BarServiceOptions, 'tailTiming'>>

export class LateBars {
  readonly #part: LatePart<BarService>

  constructor(options: LateBarsOptions) {
    this.#part = new LatePart({
      name: 'the bars',
      make: async () => {
        const [{ BarService }, { tailTiming }] = await Promise.all([import('./bar-service.js'), import('./series-tail.js')])
        return new BarService({ tailTiming, ...options })
      },
      end: (service) => {
        service.end()
      },
      logger: options.logger
    })
  }

  /** See `BarService.attach`. */
  attach(broker: BarBroker): void {
    this.#part.want((service) => { service.attach(broker) })
  }

  /** See `BarService.show`. */
  async show(query: BarQuery): Promise<BarView> {
    return (await this.#part.get()).show(query)
  }

  /** See `BarService.sessions`. */
  async sessions(): Promise<MarketSessions[]> {
    return [...(await this.#part.get()).sessions()]
  }

  async search(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    return (await this.#part.get()).search(pattern)
  }

  /** Ends a view; one that is not open is no matter. */
  close(id: number): void {
    this.#part.tell((service) => { service.close(id) })
  }

  /** The page has gone, and with it all that it looked at or was about to. */
  closeAll(): void {
    this.#part.tell((service) => { service.closeAll() })
  }

  /** Ends everything; what is asked afterwards is refused. */
  end(): void {
    void this.#part.close() // Never rejects.
  }
}
