/** How large the application may be, in bytes; `npm run check` and the packing test hold it to that. */

const kibi = 1024
const mebi = 1024 * kibi

/** JavaScript that is loaded before anybody has done anything, as it is on disk. */
export const startBudgets = {
  /** The main process. */
  main: 100 * kibi,
  /** The process with the keys, until the vault is open. */
  core: 3000 * kibi,
  /** The window, until the unlock screen can be used. */
  window: 2400 * kibi,
} as const

/** Everything of ours in an installed application, by platform: all but Electron itself. */
export const packageBudgets = {
  linux: 120 * mebi,
  win32: 120 * mebi,
  darwin: 120 * mebi,
} as const
