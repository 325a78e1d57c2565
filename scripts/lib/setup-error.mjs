/** Something about this machine that stops the work: what is wrong, and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} cause
   * @param {string} remedy
   */
  constructor(cause, remedy) {
    super(`${cause}\n  remedy: ${remedy}`)
    this.name = 'SetupError'
  }
}

/**
 * Prints the cause and remedy of a set-up failure, or the whole stack of an unforeseen one.
 * @param {unknown} error
 */
export const reportFailure = (error) => {
  if (error instanceof SetupError) console.error(`pitwall: ${error.message}`)
  else console.error(error)
}
