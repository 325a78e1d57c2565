/** A sentence of the catalogue with elements in it. */
import { createElement, Fragment } from 'react'
import type { Parts } from './words.js'

/** The parts have their places by the sentence, so they need no keys. */
export function Sentence({ parts }: { readonly parts: Parts }): React.JSX.Element {
  return createElement(Fragment, null, ...parts)
}
