#!/usr/bin/env node
import { runCommandLine } from './command.ts'
import { demoCommand } from './demo/command.ts'
import { processIo } from './io.ts'
import { lenderGroup } from './lender/group.ts'
import { ocrCommand } from './ocrCommand.ts'
import { sampleCommand } from './sample/command.ts'
import { stationGroup } from './station/group.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
// Whoever reads the answer may stop early, as `head` does; the command still comes to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
const argv = process.argv.slice(2)
const io = processIo(argv, interrupted.signal)
process.exitCode = await runCommandLine(
  argv,
  io,
  [lenderGroup, stationGroup],
  [sampleCommand, ocrCommand, demoCommand],
)
