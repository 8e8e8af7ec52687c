import type { Readable, Writable } from 'node:stream'
import type { Language } from '../../shared/errors/error.ts'

/** A text for people in both languages. A missing one does not compile. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** What a command meets of the world around it. */
export interface Io {
  readonly language: Language
  /** Whether a program reads the output. */
  readonly json: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly clock: () => Date
  /** Aborted when the person interrupts the command. */
  readonly signal: AbortSignal
  readonly text: (words: Words) => string
}

/** The process's own world, with the language and form of output that its arguments ask for. */
export function processIo(argv: readonly string[], signal: AbortSignal): Io {
  const language = chooseLanguage(argv, process.env)
  return {
    language,
    json: argv.includes('--json'),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => new Date(),
    signal,
    text: (words) => words[language],
  }
}

/** `--lang`, else the locale of the environment, else (on Windows) that of the system. */
export function chooseLanguage(argv: readonly string[], env: Io['env']): Language {
  const asked = argv.find((_, index) => argv[index - 1] === '--lang') ?? optionValue(argv, '--lang=')
  const locale =
    asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale)
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en'
}

function optionValue(argv: readonly string[], prefix: string): string | undefined {
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length)
}
