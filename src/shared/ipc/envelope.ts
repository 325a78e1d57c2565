/** The answer of every IPC request: a value, or an error that keeps the backend's own code and text. */
import { z } from 'zod'

/** `code` is a backend's own, or one that Pitwall raises at the border: FORBIDDEN_SENDER, INVALID_ARGUMENT, DEADLINE, SHUTTING_DOWN, INTERNAL. */
export const ipcError = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string(),
  detail: z.string().nullable()
})
export type IpcError = z.infer<typeof ipcError>

export type IpcReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpcError }
