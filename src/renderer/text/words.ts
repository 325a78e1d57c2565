/** What the areas of the catalogue are made of, and how one of them is had in the page's language. */
import type { ReactNode } from 'react'
import { language, PSEUDO } from './language.js'
import { pseudoWords } from './pseudo-words.js'

/** Words with elements in them, in the order of the language: show it with `Sentence`. */
export type Parts = readonly ReactNode[]

/** What a translation of an area must have: the same names, words for words, and functions of the same parameters. */
export type Words<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => R extends string ? string : R
    : { readonly [Name in keyof T]: Words<T[Name]> }

/**
 * An area in one language; in English where it has not been translated.
 * @param others the area by language, as in `languages`
 */
export function wordsIn<const T extends object>(wanted: string, english: T & Words<T>, others: Readonly<Record<string, Words<T>>> = {}): Words<T> {
  const words = others[wanted] ?? english
  return wanted === PSEUDO ? pseudoWords(words) : words
}

/** An area in the language of this page. */
export function inLanguage<const T extends object>(english: T & Words<T>, others?: Readonly<Record<string, Words<T>>>): Words<T> {
  return wordsIn(language, english, others)
}
