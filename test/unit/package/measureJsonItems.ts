import { parseJsonItems } from '../../../main/package/jsonItems.ts'

// A process of its own, so that its memory is: says how much it came to hold while it parsed a text of so many MiB.
const piece = Buffer.alloc(64 * 1024, `{"name":"样本","remark":"${'备注'.repeat(500)}"},`)
const item = piece.indexOf('},') + 2
const whole = piece.subarray(0, Math.floor(piece.length / item) * item)

async function* text(mebibytes: number): AsyncIterable<Uint8Array> {
  yield Buffer.from('{"cases":[')
  for (let done = 0; done < mebibytes * 1024 * 1024; done += whole.length) yield whole
  yield Buffer.from('null]}')
}

await parseJsonItems(text(Number(process.argv[2])), 'cases', () => null)
console.log(process.resourceUsage().maxRSS)
