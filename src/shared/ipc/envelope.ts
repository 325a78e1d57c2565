/** The answer of every IPC request: a value, or an error that keeps the backend's own code and text. */
import { z } from 'zod'

/** Codes of errors that Pitwall itself raises at the IPC border; a backend's error carries its own code instead. */
export const ipcErrorCodes = ['FORBIDDEN_SENDER', 'INVALID_ARGUMENT', 'DEADLINE', 'SHUTTING_DOWN', 'INTERNAL'] as const

export const ipcError = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string(),
  detail: z.string().nullable()
})
export type IpcError = z.infer<typeof ipcError>

export type IpcReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpcError }
