import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createCampaign, type Failure } from './campaign.ts'
import { documentTargets } from './documentTargets.ts'
import { packageTargets } from './packageTargets.ts'
import { createWorld } from './world.ts'

/**
 * `npm run fuzz`: hostile input until the time is up, or a promise is broken: for the package format, or with
 * `--target documents` for the decoder of pictures and PDF files.
 */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    only: { type: 'string' },
    target: { type: 'string', default: 'package' },
  },
})
const { target } = values
const seconds = Number(values.seconds)
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed)
const only = values.only === undefined ? null : Number(values.only)
if (
  !['package', 'documents'].includes(target) ||
  !(seconds > 0) ||
  !Number.isSafeInteger(seed) ||
  (only !== null && !Number.isSafeInteger(only))
) {
  console.error('npm run fuzz -- [--target package|documents] [--seconds 60] [--seed NUMBER] [--only NUMBER]')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'sealdesk-fuzz-'))
const world = await createWorld(folder)
const targets = target === 'documents' ? documentTargets() : await packageTargets(world)
const campaign = createCampaign(targets, seed)
console.log(`${target}, seed ${seed}, at most ${seconds} s`)

const until = performance.now() + seconds * 1000
let failure: Failure | null = null
for (let number = only ?? 0; failure === null && performance.now() < until; number++) {
  failure = await campaign.execute(number)
  if (only !== null) break
}

targets.close()
for (const line of campaign.report()) console.log(line)
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(`${campaign.count()} executions, peak memory ${peak} MiB`)
if (failure) {
  const path = join(folder, 'input')
  writeFileSync(path, failure.input)
  if (target === 'package')
    writeFileSync(
      `${path}.keys.json`,
      JSON.stringify({ sender: world.lender.card, reader: world.station.identity }),
    )
  console.error(`\n${failure.target}: --seed ${seed} --only ${failure.number}, input in ${path}`)
  console.error(failure.error)
  process.exitCode = 1
} else {
  rmSync(folder, { recursive: true, force: true })
}
