/** The page's ways to the named workspaces. */
import type { WorkspacesFile } from '../config/workspaces-file.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'

export function workspaceHandlers(file: WorkspacesFile): Pick<RequestHandlers, 'workspaces:get' | 'workspaces:save'> {
  return {
    'workspaces:get': async () => {
      const { workspaces, issues } = await file.load()
      // A page that is loaded again gets what it saved, not what was read at the start.
      return { workspaces: file.isSaved ? file.kept.workspaces : workspaces, issues: [...issues] }
    },
    'workspaces:save': async ({ workspaces }) => {
      try {
        await file.save(workspaces)
        return null
      } catch (fault) {
        const { code, message } = fault as NodeJS.ErrnoException
        throw new CodedError(code ?? 'INTERNAL', `The workspaces could not be saved: ${message}`, 'config', 'They stay as they are on screen; the next change tries again.')
      }
    }
  }
}
