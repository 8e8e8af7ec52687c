import { Command, CommanderError } from 'commander'
import type { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Io, Words } from './io.ts'
import { printError } from './output.ts'

/** What the process ends with: 0 did what was asked, 1 did not, 2 was asked wrongly, 130 was interrupted. */
export type ExitCode = 0 | 1 | 2 | 130

interface CommandSpec<I extends z.ZodType> {
  /** Name and arguments in commander's notation, e.g. `pack <folder>`. */
  readonly usage: string
  readonly about: Words
  /** Flags in commander's notation, e.g. `--out <file>`; whether one is required is for `input` to say. */
  readonly options?: Readonly<Record<string, Words>>
  /** Flags that may be given several times, each time with one value: `input` gets a list. */
  readonly repeatable?: Readonly<Record<string, Words>>
  /** Arguments and options by name (`--as-user` is `asUser`); what does not parse is a `cli/usage` error. */
  readonly input: I
  readonly run: (input: z.output<I>, io: Io) => Promise<ExitCode>
}

/** A command, ready to be put into a program. */
export interface CliCommand {
  readonly usage: string
  readonly about: Words
  readonly options: Readonly<Record<string, Words>>
  readonly repeatable: Readonly<Record<string, Words>>
  readonly execute: (raw: Readonly<Record<string, unknown>>, io: Io) => Promise<ExitCode>
}

/** Commands under one name, e.g. `lender init` and `lender pack`. */
export interface CliGroup {
  readonly name: string
  readonly about: Words
  readonly commands: readonly CliCommand[]
}

const commonOptions = {
  '--json': { zh: '以 JSON 输出结果和错误', en: 'print results and errors as JSON' },
  '--lang <language>': { zh: '输出语言：zh 或 en', en: 'language of the output: zh or en' },
} as const satisfies Record<string, Words>

export function defineCommand<I extends z.ZodType>(spec: CommandSpec<I>): CliCommand {
  return {
    usage: spec.usage,
    about: spec.about,
    options: { ...spec.options, ...commonOptions },
    repeatable: spec.repeatable ?? {},
    async execute(raw, io) {
      const parsed = spec.input.safeParse(raw)
      if (!parsed.success) throw new SealdeskError('cli/usage', { detail: usageDetail(parsed.error) })
      return spec.run(parsed.data, io)
    },
  }
}

/**
 * Runs one command line (without `node` and the script).
 *
 * @returns the exit code; every error has been printed by then
 */
export async function runCommandLine(
  argv: readonly string[],
  io: Io,
  groups: readonly CliGroup[],
  commands: readonly CliCommand[],
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = inherit(new Command('sealdesk'), io)
  const add = (parent: Command, command: CliCommand) => {
    const added = inherit(parent.command(command.usage), io).description(io.text(command.about))
    for (const [flags, about] of Object.entries(command.repeatable))
      added.option(flags, io.text(about), (value: string, earlier: readonly string[] = []) => [
        ...earlier,
        value,
      ])
    for (const [flags, about] of Object.entries(command.options)) added.option(flags, io.text(about))
    added.action(async () => {
      exitCode = await command.execute(rawInput(added), io)
    })
  }
  for (const { name, about, commands: members } of groups) {
    const group = inherit(program.command(name), io).description(io.text(about))
    for (const member of members) add(group, member)
  }
  for (const command of commands) add(program, command)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return endWith(error, io)
  }
}

function inherit(command: Command, io: Io): Command {
  return command.exitOverride().configureOutput({
    writeOut: (text) => io.stdout.write(text),
    // What is wrong with a command line is printed once, by printError; only help comes through here.
    writeErr: (text) => io.stderr.write(text),
    outputError: () => undefined,
  })
}

function rawInput(command: Command): Record<string, unknown> {
  const names = command.registeredArguments.map((argument) => argument.name())
  const given = names.map((name, index) => [name, command.processedArgs[index] as unknown])
  return { ...command.opts<Record<string, unknown>>(), ...Object.fromEntries(given) }
}

function endWith(error: unknown, io: Io): ExitCode {
  if (!(error instanceof CommanderError)) {
    printError(error, io)
    if (!(error instanceof SealdeskError)) return 1
    return error.code === 'job/cancelled' ? 130 : error.code === 'cli/usage' ? 2 : 1
  }
  // Help that was asked for is an answer; help because no command was named is not.
  if (error.exitCode === 0) return 0
  if (error.code !== 'commander.help')
    printError(new SealdeskError('cli/usage', { detail: error.message.replace(/^error: /, '') }), io)
  return 2
}

function usageDetail(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${optionName(path)}: ${message}`).join('; ')
}

function optionName(path: readonly PropertyKey[]): string {
  return `--${String(path[0] ?? '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`
}
