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
const argv = process.argv.slice(2)
const io = processIo(argv, interrupted.signal)
process.exitCode = await runCommandLine(
  argv,
  io,
  [lenderGroup, stationGroup],
  [sampleCommand, ocrCommand, demoCommand],
)
