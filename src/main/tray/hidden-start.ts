/** Of the command line: start in the tray, without a window. */
export const HIDDEN_SWITCH = '--hidden'

export function isHiddenStart(args: readonly string[]): boolean {
  return args.includes(HIDDEN_SWITCH)
}
