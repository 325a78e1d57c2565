/** A view that many components show is made once for all of them: the last result is kept for as long as its inputs are the same. */
export function sharedView<A extends readonly unknown[], R>(make: (...inputs: A) => R): (...inputs: A) => R {
  let last: { readonly inputs: A; readonly result: R } | null = null
  return (...inputs) => {
    if (last === null || inputs.some((input, index) => !Object.is(input, last?.inputs[index]))) last = { inputs, result: make(...inputs) }
    return last.result
  }
}
