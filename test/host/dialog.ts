import { createInterface } from 'node:readline/promises'
import { nextAnswer, scripted } from './control.ts'
import { strict } from './strict.ts'

interface Options {
  readonly defaultPath?: string
}

async function ask(question: string): Promise<string | null> {
  if (scripted) return nextAnswer()
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(question)
  terminal.close()
  return answer.trim() || null
}

/** The person in front of the dialog: the test's script, or whoever sits at the terminal. */
export const dialog = strict('dialog', {
  // Where there is no window yet Electron writes it there too.
  showErrorBox: (title: string, content: string) => console.error(`${title}\n${content}`),
  async showOpenDialog(_window: object, _options: Options) {
    const path = await ask('Path of the file to open (empty to cancel): ')
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  },
  async showSaveDialog(_window: object, { defaultPath = '' }: Options) {
    const path = await ask(`Path to save ${defaultPath} as (empty to cancel): `)
    return { canceled: path === null, filePath: path ?? '' }
  },
})
