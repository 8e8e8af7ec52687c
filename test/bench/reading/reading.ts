import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { drawIdCardFront } from '../../papers/idCardFront.ts'
import { type Judged, scoreOf } from '../../papers/judge.ts'
import { levels } from '../../papers/levels.ts'
import { inventCitizen } from '../../papers/people.ts'
import { confusionTable, errorLines, fieldTable, levelTable } from '../../papers/tables.ts'
import { type BatchRun, readFilesByCommand } from './commandLine.ts'
import { memoryReport } from './memory.ts'
import { filesOf, judgeAll, type KeptSet, keepSet } from './specimens.ts'
import { type StepName, stepNames, steps } from './steps.ts'
import { measureThroughput } from './throughput.ts'

const fiveKinds = 'id-card-front,id-card-back,business-licence,bank-card,passport'

/**
 * `npm run bench:reading`: how right the reading of documents is, by kind and level, on the seed that the readers were
 * tuned on and on one that nobody looked at; memory over 500 documents; names with rare characters; time against a
 * plain pipeline in the same run; and with `--only steps` what each step of the pipeline is worth. Errors are listed,
 * their pictures kept with `--folder FOLDER`; figures are written as JSON with `--json FILE`.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    kinds: { type: 'string', default: fiveKinds },
    count: { type: 'string', default: '20' },
    tuned: { type: 'string', default: '1' },
    blind: { type: 'string', default: '1001' },
    documents: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string' },
    json: { type: 'string' },
  },
})
const kinds = values.kinds.split(',').map((kind) => DocumentKind.parse(kind))
const plan = { kinds, levels, count: Number(values.count) }
const wanted = (part: string) => (values.only ? values.only.includes(part) : part !== 'steps')

const root = values.folder ?? mkdtempSync(join(tmpdir(), 'sealdesk-reading-'))
mkdirSync(root, { recursive: true })
const report: Record<string, unknown> = {
  at: new Date().toISOString(),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version },
  plan,
}
try {
  if (wanted('table')) await table()
  if (wanted('rare')) await rareNames()
  if (wanted('throughput')) await throughput()
  if (wanted('steps')) await stepByStep()
} finally {
  if (!values.folder) rmSync(root, { recursive: true, force: true })
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

/** Both sets are one batch, and what lacks to the wanted number of documents is read twice: memory is of all of it. */
async function table(): Promise<void> {
  const sets = await Promise.all([values.tuned, values.blind].map((seed) => keepSet(root, { ...plan, seed })))
  const files = sets.flatMap(filesOf)
  const repeated = files.slice(0, Math.max(0, Number(values.documents) - files.length))
  const run = await readFilesByCommand([...files, ...repeated])
  const [tuned, blind] = sets
  if (tuned) printSet(`tuned on (seed ${values.tuned})`, 'tuned', tuned, run)
  if (blind) printSet(`blind (seed ${values.blind})`, 'blind', blind, run, tuned?.specimens.length)
  const memory = memoryReport(run.memory)
  report.memory = memory
  console.log(
    `\nMemory of all processes over ${memory.documents} documents: peak ${memory.peak.toFixed(0)} MiB, ` +
      `${memory.early.toFixed(0)} MiB early, ${memory.late.toFixed(0)} MiB late, ` +
      `${memory.growthPerHundred.toFixed(1)} MiB more per hundred documents`,
  )
}

function printSet(title: string, name: string, set: KeptSet, run: BatchRun, from = 0): void {
  const judged = judgeAll(set, run.lines.slice(from, from + set.specimens.length))
  report[name] = { score: scoreOf(judged), judged }
  console.log(`\n## ${title}\n`)
  console.log([levelTable(judged), fieldTable(judged), confusionTable(judged)].join('\n\n'))
  console.log(['\nErrors:', ...judged.flatMap(errorLines)].join('\n'))
}

/** Cards of people whose name has a character that the readers were hardly taught: none may be sure and wrong. */
async function rareNames(): Promise<void> {
  const set = await keepSet(root, {
    kinds: ['id-card-front'],
    levels: ['clean', 'photo'],
    count: plan.count,
    seed: `rare-${values.tuned}`,
    draw: (_, random) => drawIdCardFront(random, inventCitizen(random, { rareName: true })),
  })
  const { lines } = await readFilesByCommand(filesOf(set))
  const judged = judgeAll(set, lines).map((paper) => ({
    ...paper,
    fields: paper.fields.filter(({ field }) => field === 'name'),
  }))
  report.rare = { score: scoreOf(judged), judged }
  console.log(`\n## Names with rare characters\n\n${fieldTable(judged)}`)
  console.log(['\nErrors:', ...judged.flatMap(errorLines)].join('\n'))
}

async function throughput(): Promise<void> {
  const set = await keepSet(root, { ...plan, seed: values.tuned })
  // One of each kind and level, four times: whatever the order, all of them weigh alike.
  const files = filesOf(set).slice(0, 4 * kinds.length * levels.length)
  const measured = await measureThroughput(files, Number(values.rounds))
  report.throughput = measured
  const { ours, peer, ratio, processorRatio, documents, rounds } = measured
  console.log(`\n## Time per document (${documents} documents, median of ${rounds} rounds in turns)\n`)
  console.log('| | s | processor s |\n|---|---|---|')
  console.log(`| two readers | ${ours.seconds.toFixed(2)} | ${ours.processorSeconds.toFixed(2)} |`)
  console.log(
    `| plain pipeline, one thread | ${peer.seconds.toFixed(2)} | ${peer.processorSeconds.toFixed(2)} |`,
  )
  console.log(`\nRatio ${ratio.toFixed(2)} (to reach ≤ 1.0); by processor time ${processorRatio.toFixed(2)}`)
}

/** The same pictures with each step left out in turn, and with none left out. */
async function stepByStep(): Promise<void> {
  const set = await keepSet(root, { ...plan, seed: values.tuned })
  const runs: { step: StepName | null; processorSeconds: number; judged: Judged[] }[] = []
  report.steps = runs
  console.log('\n## Without one step: right % / sure % / wrong among sure\n')
  console.log(`| left out | ${levels.join(' | ')} | processor s a document |`)
  console.log(`|---|${levels.map(() => '---|').join('')}---|`)
  for (const step of [null, ...stepNames]) {
    const { lines, processorSeconds } = await runWithout(filesOf(set), step)
    const judged = judgeAll(set, lines)
    runs.push({ step, processorSeconds, judged })
    const cells = levels.map((level) => {
      const { right, sure, wrongAmongSure } = scoreOf(judged.filter((paper) => paper.level === level))
      return `${(right * 100).toFixed(1)} / ${(sure * 100).toFixed(1)} / ${wrongAmongSure}`
    })
    const name = step ? `${step}: ${steps[step].without}` : 'all steps'
    console.log(`| ${name} | ${cells.join(' | ')} | ${(processorSeconds / lines.length).toFixed(2)} |`)
  }
}

function runWithout(files: readonly string[], step: StepName | null): Promise<BatchRun> {
  if (!step) return readFilesByCommand(files)
  const imports = [new URL('./substitute.ts', import.meta.url).href]
  return readFilesByCommand(files, { imports, environment: { BENCH_WITHOUT: step } })
}
