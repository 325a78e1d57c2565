/** Words of what can be done with the workspace, for the palette, the keys and the sheet. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  screen: 'Workspace',
  'next-tab': { title: 'Next panel of this group', words: 'tab forward' },
  'previous-tab': { title: 'Previous panel of this group', words: 'tab back' },
  'next-group': { title: 'Go to the next group of panels', words: 'focus pane window' },
  'previous-group': { title: 'Go to the previous group of panels', words: 'focus pane window' },
  'split-right': { title: 'Split right: this panel beside the others', words: 'dock layout column' },
  'split-down': { title: 'Split down: this panel below the others', words: 'dock layout row' },
  'move-panel': { title: 'Move this panel to the next group', words: 'dock layout tab' },
  maximize: { title: 'Fill the workspace with this panel, or put it back', words: 'maximise maximize restore full zoom' },
  popout: { title: 'Move this panel to a window of its own', words: 'pop out popout detach monitor screen' },
  'dock-back': { title: 'Move this panel back to the main window', words: 'dock attach pop in' },
  'close-panel': { title: 'Close this panel', words: 'remove tab' },
  'add-panel': { title: 'Add a panel', words: 'open new tab dock' },
  'next-workspace': { title: 'Next workspace', words: 'switch layout' },
  'previous-workspace': { title: 'Previous workspace', words: 'switch layout' },
  create: { title: 'New workspace', words: 'create layout add' },
  rename: { title: 'Rename this workspace', words: 'layout name' },
  duplicate: { title: 'Duplicate this workspace', words: 'copy layout' },
  remove: { title: 'Delete this workspace', words: 'remove layout' },
  reset: { title: "Reset this workspace's layout", words: 'default restore original' }
} as const

export const workspaceActionsText = inLanguage(english)
