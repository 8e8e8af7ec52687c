import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Judged, judge, scoreOf } from './judge.ts'
import { readOptions } from './options.ts'
import { startPipeline } from './pipeline.ts'
import { drawSet } from './set.ts'
import { confusionTable, errorLines, fieldTable, levelTable } from './tables.ts'

/**
 * `node test/papers/score.ts --kinds a,b --levels clean,photo,poor --count 6 --seed 1 --keep FOLDER`: draws, reads and
 * compares. Prints a line for each field that is wrong as it is met, then the tables; pictures with an error are kept.
 */
const plan = readOptions()
if (plan.keep) mkdirSync(plan.keep, { recursive: true })
const pipeline = startPipeline()
const judged: Judged[] = []
try {
  for await (const specimen of drawSet(plan)) {
    const paper = judge(specimen, await pipeline.read(specimen))
    judged.push(paper)
    for (const line of errorLines(paper)) console.log(line)
    if (plan.keep && paper.fields.some((field) => !field.right))
      writeFileSync(join(plan.keep, specimen.file), specimen.bytes)
  }
} finally {
  pipeline.close()
}
console.log(['', levelTable(judged), '', fieldTable(judged), '', confusionTable(judged)].join('\n'))
console.log(`\n${JSON.stringify(scoreOf(judged))}`)
// The witness's worker threads have no end of their own.
process.exit()
