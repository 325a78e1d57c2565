/** The addresses that a person typed for the webhook and the ping, kept as secrets. */
import { z } from 'zod'
import type { AddressView, OutboundAddresses } from '../../../shared/domain/alerts/inbox.js'
import type { SealedText } from '../../config/sealed-text.js'
import { parseAddress } from './send.js'
import type { OutboundSecret } from './webhook.js'

export type Outbound = keyof OutboundAddresses

const kept = z.object({ url: z.string(), token: z.string() })

export class OutboundSecrets {
  constructor(private readonly files: { readonly [K in Outbound]: SealedText }) {}

  /** It must not leave main. Null: none was typed, or what is kept is none. */
  async find(which: Outbound): Promise<OutboundSecret | null> {
    return (await this.#read(which))?.secret ?? null
  }

  /**
   * Keeps an address and its token; an empty address forgets both. A null token keeps the one there is.
   * @throws OutboundError when it is no address that may be spoken to
   */
  async keep(which: Outbound, url: string, token: string | null): Promise<void> {
    if (url === '') return this.files[which].keep('')
    const secret: OutboundSecret = { url: parseAddress(url).href, token: token ?? (await this.find(which))?.token ?? '' }
    await this.files[which].keep(JSON.stringify(secret))
  }

  /** What a page may know of them. */
  async view(): Promise<OutboundAddresses> {
    return { webhook: await this.#view('webhook'), deadMan: await this.#view('deadMan') }
  }

  async #view(which: Outbound): Promise<AddressView> {
    const found = await this.#read(which)
    return found === null ? { kept: 'none', host: null, hasToken: false } : { kept: found.from, host: parseAddress(found.secret.url).host, hasToken: found.secret.token !== '' }
  }

  async #read(which: Outbound): Promise<{ readonly from: 'session' | 'keychain'; readonly secret: OutboundSecret } | null> {
    const found = await this.files[which].find()
    if (found === null) return null
    try {
      const secret = kept.parse(JSON.parse(found.value))
      parseAddress(secret.url)
      return { from: found.from, secret }
    } catch {
      return null // Sealed by something else: it is typed anew.
    }
  }
}
