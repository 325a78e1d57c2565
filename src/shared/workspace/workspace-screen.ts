/** Apart from the workspaces: main needs it before it has loaded anything. */

/** The screen whose layout is in the file of workspaces: its name in the page, and in the page's address. */
export const WORKSPACE_SCREEN = 'workspace'
