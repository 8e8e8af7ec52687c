#!/usr/bin/env node
import { keepYoungGenerationSmall } from '../core/youngGeneration.ts'
import { type CliCommand, type CliGroup, runCommandLine } from './command.ts'
import { processIo } from './io.ts'

keepYoungGenerationSmall()

/** Loaded when they are called: a lender that packs needs none of the station's engines in its memory. */
const groups: Readonly<Record<string, () => Promise<CliGroup>>> = {
  lender: async () => (await import('./lender/group.ts')).lenderGroup,
  station: async () => (await import('./station/group.ts')).stationGroup,
}
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  sample: async () => (await import('./sample/command.ts')).sampleCommand,
  ocr: async () => (await import('./ocrCommand.ts')).ocrCommand,
  demo: async () => (await import('./demo/command.ts')).demoCommand,
}

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
// Whoever reads the answer may stop early, as `head` does; the command still comes to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
const argv = process.argv.slice(2)
const io = processIo(argv, interrupted.signal)
process.exitCode = await runCommandLine(argv, io, await called(groups), await called(commands))

/** The one that the command line names; all of them where it names none, for the help that it then gets. */
function called<T>(parts: Readonly<Record<string, () => Promise<T>>>): Promise<T[]> {
  const [name = ''] = argv
  const isKnown = Object.hasOwn(groups, name) || Object.hasOwn(commands, name)
  const wanted = Object.entries(parts).filter(([part]) => !isKnown || part === name)
  return Promise.all(wanted.map(([, load]) => load()))
}
