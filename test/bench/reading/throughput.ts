import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { quantile } from '../report.ts'
import { readFilesByCommand } from './commandLine.ts'

/** Seconds per document, of the clock and of the processor; `peer` is the plain pipeline on one thread. */
export interface Throughput {
  readonly documents: number
  readonly rounds: number
  readonly ours: Pace
  readonly peer: Pace
  /** Ours to the peer's, by the clock. */
  readonly ratio: number
  /** Ours, spread over two cores, to the peer's, by processor time: what the ratio is where nothing else runs. */
  readonly processorRatio: number
}

interface Pace {
  readonly seconds: number
  readonly processorSeconds: number
}

const peerProcess = fileURLToPath(new URL('./peerProcess.ts', import.meta.url))

/** Reads the same files both ways, in turns, so that what else the machine does falls on both. */
export async function measureThroughput(files: readonly string[], rounds: number): Promise<Throughput> {
  const [ours, peer]: [Pace[], Pace[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    peer.push(runPeer(files))
    ours.push(await readFilesByCommand(files))
  }
  const pace = (paces: readonly Pace[]): Pace => ({
    seconds: median(paces.map(({ seconds }) => seconds)) / files.length,
    processorSeconds: median(paces.map(({ processorSeconds }) => processorSeconds)) / files.length,
  })
  const [us, them] = [pace(ours), pace(peer)]
  return {
    documents: files.length,
    rounds,
    ours: us,
    peer: them,
    ratio: us.seconds / them.seconds,
    processorRatio: us.processorSeconds / 2 / them.processorSeconds,
  }
}

function runPeer(files: readonly string[]): Pace {
  return JSON.parse(execFileSync(process.execPath, [peerProcess, ...files], { encoding: 'utf8' })) as Pace
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
