/**
 * The language of this page. It is known before the first module of the page has run, so that words may stand anywhere, also
 * outside of functions; another language is another load of the page.
 */

/** BCP 47; English is what everything else is translated from. */
export const languages: readonly string[] = ['en']

/** English as no one writes it: accented, longer, in brackets. What stays plain on screen is in no catalogue. */
export const PSEUDO = 'en-XA'

/** Where the page keeps a language that was chosen. */
export const LANGUAGE_KEY = 'pitwall.language'

/**
 * @param kept what was chosen, if anything was
 * @param preferred the system's languages, best first
 */
export function chosenLanguage(kept: string | null, preferred: readonly string[], known: readonly string[] = languages): string {
  if (kept !== null && (kept === PSEUDO || known.includes(kept))) return kept
  const base = (tag: string): string => tag.split('-')[0] ?? tag
  return preferred.map((tag) => known.find((one) => one === tag) ?? known.find((one) => one === base(tag))).find((found) => found !== undefined) ?? 'en'
}

function kept(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY)
  } catch {
    // The page may be forbidden to keep anything.
    return null
  }
}

/** English where there is no page. */
export const language: string = typeof document === 'undefined' ? 'en' : chosenLanguage(kept(), navigator.languages)
