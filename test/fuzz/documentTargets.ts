import { readFileSync } from 'node:fs'
import { startDecoder } from '../../main/cli/childProcess.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { chinese, harmless, likenessToCard, showingCard } from '../fixtures/documents/cases.ts'
import { mutateBytes } from './bytes.ts'
import type { Random } from './random.ts'
import { BrokenPromise, type Target, type Targets } from './target.ts'

/** No document may make the decoder larger than this, in MiB. */
const mostMemory = 1536
/** After so many damaged documents a good one must be decoded as ever. */
const betweenGoodOnes = 25

/**
 * Damaged pictures and PDF files, given to the decoder of the command line in its own process: each is decoded or
 * refused as a document, in bounded memory, and the next one is decoded whatever became of it.
 */
export function documentTargets(): Targets {
  const decoder = startDecoder()
  const pictures = Object.entries(showingCard).filter(([name]) => !name.endsWith('.pdf'))
  const pdfs = Object.entries({ ...showingCard, ...harmless, 'chinese.pdf': chinese }).filter(([name]) =>
    name.endsWith('.pdf'),
  )
  const decode = async (input: Buffer) => {
    const document = { bytes: new Uint8Array(input), mediaType: 'image/jpeg' as const }
    await decoder.client.decoder.inspect(document)
    return decoder.client.decoder.page({ ...document, page: 1, maxSide: 600 })
  }
  const target = (name: string, originals: readonly (readonly [string, Buffer])[]): Target => ({
    name,
    async run(random, keep) {
      const input = damaged(random, random.pick(originals)[1])
      keep(input)
      const outcome = await outcomeOf(() => decode(input))
      const memory = largestChild()
      if (memory > mostMemory) throw new BrokenPromise(`the decoder took ${memory} MiB`)
      return outcome
    },
  })
  const good: Target = {
    name: 'a good picture among them',
    async run(random, keep) {
      const [, picture] = random.pick(pictures)
      keep(picture)
      const { pixels } = await decode(picture)
      if (likenessToCard(pixels) < 0.85) throw new BrokenPromise('it is not decoded as before')
      return 'decoded'
    },
  }
  const damagedOnes = [target('picture', pictures), target('PDF', pdfs)] as const
  return {
    targetOf: (number) =>
      number % betweenGoodOnes === betweenGoodOnes - 1 ? good : (damagedOnes[number % 2] ?? good),
    // A page that is not done in 60 s is given up; that is an outcome too.
    patience: 90_000,
    close: decoder.close,
  }
}

function damaged(random: Random, original: Buffer): Buffer {
  let input = original
  for (let left = 1 + random.int(4); left > 0; left--) input = mutateBytes(random, input)
  return input
}

async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'decoded'
  } catch (error) {
    if (error instanceof SealdeskError && error.code.startsWith('document/')) return error.code
    throw error
  }
}

/** The largest that a process of ours that still runs has been, in MiB; 0 where the system does not say. */
function largestChild(): number {
  if (process.platform !== 'linux') return 0
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  return Math.max(0, ...children.split(' ').filter(Boolean).map(peakOf))
}

function peakOf(pid: string): number {
  try {
    const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(peak ?? 0) / 1024)
  } catch {
    // It ended meanwhile.
    return 0
  }
}
