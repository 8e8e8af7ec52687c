import { powerMonitor } from './app.ts'
import { type Backend, setKeystore } from './safeStorage.ts'
import { runningServices } from './utilityProcess.ts'

/** What a test tells the stand-in. */
export type Command =
  | { readonly type: 'answer'; readonly path: string | null }
  | { readonly type: 'power'; readonly event: string }
  | { readonly type: 'keystore'; readonly backend: Backend }
  | { readonly type: 'services' }

/** What the stand-in tells the test. */
export type Report =
  | { readonly type: 'loaded' }
  | { readonly type: 'services'; readonly services: Readonly<Record<string, number>> }

/** Whether a test started this process, and answers its dialogs. */
export const scripted = process.send !== undefined

const answers: (string | null)[] = []

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
  if (command.type === 'answer') answers.push(command.path)
  else if (command.type === 'power') powerMonitor.emit(command.event)
  else if (command.type === 'keystore') setKeystore(command.backend)
  else report({ type: 'services', services: runningServices() })
})
