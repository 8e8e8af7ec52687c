import { runCommandLine } from './command.ts'
import { processIo } from './io.ts'
import { sampleCommand } from './sample/command.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
const argv = process.argv.slice(2)
process.exitCode = await runCommandLine(argv, processIo(argv, interrupted.signal), [], [sampleCommand])
