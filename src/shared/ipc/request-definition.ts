/** What every request of the contract is declared with. */
import type { z } from 'zod'

export interface RequestDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
  /** Milliseconds within which main answers, with an error if need be. */
  readonly deadlineMs: number
}

export function request<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, deadlineMs: number): RequestDefinition<I, O> {
  return { input, output, deadlineMs }
}
