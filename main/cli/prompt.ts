import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Io } from './io.ts'

/** Asks a question at the terminal. @throws SealdeskError `job/cancelled` if the person interrupts or ends the input */
export function ask(io: Io, question: string, { echo }: { echo: boolean }): Promise<string> {
  io.stderr.write(`${question} `)
  // Without echo, readline's own output (which repeats what is typed) goes nowhere.
  const output = echo ? io.stderr : new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: io.stdin, output, terminal: true, historySize: 0 })
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new SealdeskError('job/cancelled'))
    terminal.once('SIGINT', () => terminal.close())
    terminal.once('close', refuse)
    terminal.once('line', (line) => {
      resolve(line)
      terminal.close()
    })
  }).then(
    (line) => {
      if (!echo) io.stderr.write('\n')
      return String(line)
    },
    (error: unknown) => {
      io.stderr.write('\n')
      throw error
    },
  )
}
