/** How every request from a page is answered: sender, then arguments, then deadline, then a result envelope. */
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.js'
import { firstRequests } from '../../shared/ipc/first-requests.js'
import type { RequestDefinition } from '../../shared/ipc/request-definition.js'
import type { IpcError, IpcReply } from '../../shared/ipc/envelope.js'
import type { RequestName } from '../../shared/ipc/names.js'

export type RequestHandler<N extends RequestName> = (input: RequestInput<N>, signal: AbortSignal) => Promise<RequestOutput<N>>

/** One handler for every request of the contract: a missing one does not compile. */
export type RequestHandlers = { readonly [N in RequestName]: RequestHandler<N> }

/** An error that a handler wants the page to see with its own code. */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly source: string,
    readonly detail: string | null = null
  ) {
    super(message)
  }
}

export interface AnswerOptions {
  /** Whether the sender is our own page's main frame. */
  readonly trusted: boolean
  /** Called for failures that are nobody's expectation, so that they reach the log. */
  readonly onFault: (name: RequestName, fault: unknown) => void
}

/** The contract is loaded with the first request that comes after the first paint: making all its schemas takes longer than answering for the desk. */
async function definitionOf(name: RequestName): Promise<RequestDefinition> {
  if (isFirst(name)) return firstRequests[name]
  const { requests } = await import('../../shared/ipc/contract.js')
  return requests[name]
}

function isFirst(name: RequestName): name is keyof typeof firstRequests {
  return Object.hasOwn(firstRequests, name)
}

function refusal(code: string, message: string, detail: string | null = null): { ok: false; error: IpcError } {
  return { ok: false, error: { code, message, source: 'ipc', detail } }
}

function describeIssues(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.') || 'argument'}: ${issue.message}`).join('; ')
}

/** Runs a handler under its deadline: whichever ends first. The handler is told by its signal. */
async function withinDeadline<T>(ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort()
      reject(new CodedError('DEADLINE', `no answer within ${String(ms)} ms`, 'ipc'))
    }, ms)
  })
  try {
    return await Promise.race([run(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Answers one request. Never rejects. */
export async function answerRequest<N extends RequestName>(
  name: N,
  handler: RequestHandler<N>,
  args: readonly unknown[],
  options: AnswerOptions
): Promise<IpcReply<RequestOutput<N>>> {
  if (!options.trusted) return refusal('FORBIDDEN_SENDER', `${name} may only be asked by the app's own page`)
  try {
    const definition = await definitionOf(name)
    const parsed = args.length > 1 ? null : definition.input.safeParse(args[0])
    if (parsed === null) return refusal('INVALID_ARGUMENT', `${name} takes one argument`)
    if (!parsed.success) return refusal('INVALID_ARGUMENT', `${name}: ${describeIssues(parsed.error.issues)}`)
    // The schema was chosen by the same N as the handler, which the union hides from the compiler.
    const value = await withinDeadline(definition.deadlineMs, (signal) => handler(parsed.data as RequestInput<N>, signal))
    return { ok: true, value }
  } catch (fault) {
    if (fault instanceof CodedError) {
      return { ok: false, error: { code: fault.code, message: fault.message, source: fault.source, detail: fault.detail } }
    }
    options.onFault(name, fault)
    return refusal('INTERNAL', fault instanceof Error ? fault.message : String(fault))
  }
}
