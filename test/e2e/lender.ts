import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Truth } from '../../main/cli/sample/truth.ts'
import { runCli } from '../fixtures/commandLine.ts'
import type { KnownDocument } from '../fixtures/knowingReader.ts'

/** The lender's side, with the kit that the lender has. */
export interface Lender {
  /** The card that the vendor registers. */
  readonly card: string
  /** Packs the sample cases for the receiving key. @returns the package */
  pack(receivingKey: string): Promise<string>
  /** What stands in its cases: texts that are long enough to be told from chance, and the documents. */
  sample(): Promise<{ texts: string[]; documents: { name: string; bytes: Buffer }[] }>
  /** Its documents in their order, and what stands on each. */
  truth(): Promise<KnownDocument[]>
  /** @returns what `lender verify --json` prints */
  verify(result: string, vendorCard: string): Promise<unknown>
}

/** What the lender sends and asks for. */
interface Sent {
  readonly cases: number
  readonly seed: string
  /** The only kinds of document that are sent and asked for; all that are drawn unless given. */
  readonly kinds?: readonly string[]
  /** Parts of the order, in place of those that the sample has. */
  readonly terms?: Readonly<Record<string, unknown>>
}

/** A lender with a folder of invented cases, everything of it below `folder`. */
export async function aLender(folder: string, { cases, seed, kinds, terms }: Sent): Promise<Lender> {
  const keys = join(folder, 'keys')
  const sample = join(folder, 'sample')
  await sealdesk('lender', 'init', '--name', '样本银行', '--out', keys)
  const only = kinds ? ['--kind', ...kinds] : []
  await sealdesk('sample', sample, '--cases', String(cases), '--seed', seed, ...only)
  await changeJson(join(sample, 'order.json'), (order) => ({ ...order, ...terms }))
  return {
    card: join(keys, 'lender.json'),
    async pack(receivingKey) {
      const out = join(folder, 'batch.asice')
      const order = join(sample, 'order.json')
      await sealdesk(
        'lender',
        'pack',
        sample,
        '--order',
        order,
        '--keys',
        keys,
        '--to',
        receivingKey,
        '--out',
        out,
      )
      return out
    },
    async sample() {
      const { cases: listed } = JSON.parse(await readFile(join(sample, 'order.json'), 'utf8'))
      const texts = listed.flatMap(({ application }: { application: object }) =>
        Object.values(application).filter(
          (value) => typeof value === 'string' && Buffer.byteLength(value) >= 9,
        ),
      )
      const names = (await readdir(sample, { recursive: true })).filter((name) => /\.(jpe?g|pdf)$/.test(name))
      const documents = names.map(async (name) => ({ name, bytes: await readFile(join(sample, name)) }))
      return { texts: [...new Set<string>(texts)], documents: await Promise.all(documents) }
    },
    async truth() {
      const truth = Truth.parse(JSON.parse(await readFile(join(sample, 'truth.json'), 'utf8')))
      const drawn = truth.cases.flatMap(({ documents }) => documents)
      return Promise.all(
        drawn.map(async ({ path, kind, fields }) => ({
          kind,
          fields,
          bytes: await readFile(join(sample, path)),
        })),
      )
    },
    async verify(result, vendorCard) {
      return JSON.parse(
        await sealdesk('lender', 'verify', result, '--keys', keys, '--vendor', vendorCard, '--json'),
      )
    },
  }
}

async function sealdesk(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(args)
  if (code !== 0) throw new Error(stderr || stdout)
  return stdout
}

async function changeJson(
  path: string,
  change: (value: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))))
}
