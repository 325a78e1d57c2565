/** Numbers of things in words. */

export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** Chooses the form of a language for a number: `plural(n, { one: '1 order', other: `${n} orders` })`. */
export function pluralIn(language: string): (count: number, forms: PluralForms) => string {
  let rules: Intl.PluralRules | null = null
  return (count, forms) => {
    // Making the rules takes longer than asking them, and nothing may need them before the first paint.
    rules ??= new Intl.PluralRules(language)
    return forms[rules.select(count)] ?? forms.other
  }
}
