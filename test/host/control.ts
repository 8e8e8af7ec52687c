import { powerMonitor } from './app.ts'
import { chooseInMenu, type ShownItem, shownMenu } from './menu.ts'
import { type Backend, setKeystore } from './safeStorage.ts'
import { runningServices } from './utilityProcess.ts'

/** What a test tells the stand-in. */
export type Command =
  | { readonly type: 'answer'; readonly path: string | null }
  | { readonly type: 'power'; readonly event: string }
  | { readonly type: 'keystore'; readonly backend: Backend }
  | { readonly type: 'services' }
  | { readonly type: 'menu' }
  | { readonly type: 'choose'; readonly way: readonly string[] }
  | { readonly type: 'drop'; readonly paths: readonly string[] }
  | { readonly type: 'move'; readonly bounds: Bounds }

/** What the stand-in tells the test. */
export type Report =
  | { readonly type: 'loaded' }
  | { readonly type: 'services'; readonly services: Readonly<Record<string, number>> }
  | { readonly type: 'menu'; readonly menu: readonly ShownItem[] }

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Of a window that is shown: what a person can do to it. */
export interface ShownWindow {
  drop(paths: readonly string[]): void
  move(bounds: Bounds): void
}

/** Whether a test started this process, and answers its dialogs. */
export const scripted = process.send !== undefined

const answers: (string | null)[] = []
let shownWindow: ShownWindow | undefined

/** Lets the test do to this window what a person could. */
export function showToTest(window: ShownWindow): void {
  shownWindow = window
}

/** The next file that the test picks in a dialog; `null` where it cancels. */
export function nextAnswer(): string | null {
  const answer = answers.shift()
  if (answer === undefined) throw new Error('a dialog was opened that the test has no answer for')
  return answer
}

export function report(message: Report): void {
  process.send?.(message)
}

process.on('message', (command: Command) => {
  switch (command.type) {
    case 'answer':
      return void answers.push(command.path)
    case 'power':
      return void powerMonitor.emit(command.event)
    case 'keystore':
      return setKeystore(command.backend)
    case 'services':
      return report({ type: 'services', services: runningServices() })
    case 'menu':
      return report({ type: 'menu', menu: shownMenu() })
    case 'choose':
      return chooseInMenu(command.way)
    case 'drop':
      return shownWindow?.drop(command.paths)
    case 'move':
      return shownWindow?.move(command.bounds)
  }
})
