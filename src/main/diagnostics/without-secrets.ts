/** Takes out of a text what nobody should paste into a public report: passwords, account numbers, the user's name. */

const HIDDEN = '(hidden)'

type Patterns = readonly (readonly [RegExp, string])[]

const passwords: Patterns = [
  // user:password@ in an address of any kind, and the user alone.
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${HIDDEN}@`],
  [/\b(pass(?:word|wd|phrase)?|secret|token|api[-_]?key|authorization)\b(["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|(?:bearer\s+)?[^\s,;&}]+)/gi, `$1$2${HIDDEN}`]
]

const accounts: Patterns = [
  // Interactive Brokers' accounts: live, paper, advisors'.
  [/\b(?:DU|DF|DI|U|F|I)[A-Z]?\d{5,9}\b/g, '(account)']
]

const replaced = (text: string, patterns: Patterns): string => patterns.reduce((so, [pattern, replacement]) => so.replace(pattern, replacement), text)

/** For the person's own screen: accounts are theirs to see there. */
export function withoutPasswords(text: string): string {
  return replaced(text, passwords)
}

/** @param home the user's folder, whose path holds the user's name; empty: not known */
export function withoutSecrets(text: string, home: string): string {
  const shown = home.length > 1 ? text.replaceAll(home, '~') : text
  return replaced(replaced(shown, passwords), accounts)
}
