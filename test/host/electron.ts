/** The stand-in for the `electron` module. What is not exported here does not link: see README.md. */
export { app, Menu, powerMonitor } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { dialog } from './dialog.ts'
export { nativeTheme } from './nativeTheme.ts'
export { safeStorage } from './safeStorage.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utilityProcess.ts'
