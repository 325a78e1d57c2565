/** Which addresses may be handed to the system's browser, once a person has agreed. */

/** Longer ones hide where they lead, and no dialog shows them whole. */
const MOST_CHARACTERS = 1_000

export interface ExternalLink {
  /** The whole address as it would be opened: what a name only looks like is written out. */
  readonly address: string
  /** Where it leads. */
  readonly host: string
}

/** Null: not the web, or an address made to be misread (`https://bank.example@elsewhere.example`). */
export function externalLink(url: string): ExternalLink | null {
  if (url.length > MOST_CHARACTERS || !URL.canParse(url)) return null
  const { protocol, host, username, password, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  if (host === '' || username !== '' || password !== '' || href.length > MOST_CHARACTERS) return null
  return { address: href, host }
}
